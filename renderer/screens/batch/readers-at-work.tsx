import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BatchView, ReaderTile } from '../../../core/actions/views.ts';
import { useStation } from '../../queries.ts';
import { ReaderBadge } from '../../widgets/reader-badge.tsx';

/** What each reader does just now, and what the hand beside it has to do. */
export function ReadersAtWork({ batch }: { readonly batch: BatchView }) {
  const { t } = useTranslation();
  const readers = useStation('reader.list', {}).data?.readers ?? [];
  return (
    <div className="cw-panel cw-rows" role="status" aria-label={t('batches.atReaders')} style={{ marginTop: 10 }}>
      {readers.map((tile) => (
        <div className="cw-row" key={tile.name}>
          <ReaderBadge tile={tile} />
          <span className="cw-row-words">{toDoAt(tile, batch, t)}</span>
        </div>
      ))}
    </div>
  );
}

function toDoAt(tile: ReaderTile, batch: BatchView, t: TFunction): string {
  const { operation, contents, cardNumber: number = 0, personName: name = '' } = tile;
  if (operation !== undefined) {
    const { step, of, label } = operation;
    const entry = batch.entries.find((one) => one.number === String(operation.cardNumber));
    const words = {
      number: operation.cardNumber,
      name: entry?.name ?? '',
      step,
      of,
      label: t(`issue.steps.${label}`, { defaultValue: label }),
    };
    return t(operation.temporary === true ? 'batches.workingPool' : 'batches.working', words);
  }
  if (contents === 'empty') return t('batches.putIn');
  if (contents === 'looking' || contents === 'busy') return t('batches.looking');
  const made = batch.entries.some(({ id, state }) => state === 'done' && (id === tile.cardId || id === tile.temporaryCardId));
  if (made) return t(tile.temporaryCardId === undefined ? 'batches.takeOut' : 'batches.takeOutPool', { number, name });
  return t(contents === 'blank' ? 'batches.looking' : 'batches.otherCard');
}
