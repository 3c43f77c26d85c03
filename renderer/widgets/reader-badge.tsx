import { useTranslation } from 'react-i18next';
import type { ReaderTile } from '../../core/actions/views.ts';
import { Remark, StateBadge } from './state-badge.tsx';

const looks = {
  empty: undefined,
  looking: ['wait', '◔'],
  blank: ['off', '○'],
  unfinished: ['bad', '!'],
  foreign: ['off', '◇'],
  blocked: ['bad', '✕'],
  'no-piv': ['off', '◇'],
  mute: ['bad', '✕'],
  held: ['wait', '◔'],
  gone: ['off', '○'],
  busy: ['wait', '◐'],
  unreadable: ['bad', '✕'],
} as const;

/** The mark on a reader's tile: our card's state, or what else lies there. */
export function ReaderBadge({ tile }: { readonly tile: ReaderTile }) {
  const { t } = useTranslation();
  if (tile.operation !== undefined)
    return <Remark tone="wait" sign="◐">{`${Math.round((100 * tile.operation.step) / tile.operation.of)} %`}</Remark>;
  if (tile.contents === 'ours' && tile.pinTriesLeft === 0)
    return (
      <Remark tone="bad" sign="✕">
        {t('reader.mark.pin')}
      </Remark>
    );
  const state = tile.cardState ?? tile.temporaryCardState;
  if (tile.contents === 'ours') return state === undefined ? null : <StateBadge state={state} />;
  const look = looks[tile.contents];
  if (look === undefined) return null;
  return (
    <Remark tone={look[0]} sign={look[1]}>
      {t(`reader.mark.${tile.contents}`)}
    </Remark>
  );
}
