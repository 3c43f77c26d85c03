import { useTranslation } from 'react-i18next';
import type { TemporaryCardSummary } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { go } from '../../location.ts';
import { RecordTable } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';

/** One row per card of the pool. */
export function PoolTable({ cards }: { readonly cards: readonly TemporaryCardSummary[] | undefined }) {
  const { t } = useTranslation();
  const where = (card: TemporaryCardSummary): string =>
    [
      card.inReader === undefined ? undefined : t('temporaryCards.inReader', { reader: card.inReader }),
      card.unfinished === undefined ? undefined : t(`temporaryCards.unfinished.${unfinishedKey(card.unfinished)}`),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  return (
    <RecordTable<TemporaryCardSummary>
      label={t('temporaryCards.title')}
      rows={cards}
      rowId={(card) => card.id}
      onOpen={(card) => go(`/temporary-cards/${card.id}`)}
      empty={t('temporaryCards.none')}
      columns={[
        {
          key: 'number',
          title: t('temporaryCards.number'),
          width: '110px',
          cell: (card) => <strong>T-{card.number}</strong>,
          sort: (card) => card.number,
        },
        { key: 'holder', title: t('temporaryCards.holder'), cell: (card) => card.personName ?? '', sort: (card) => card.personName ?? '' },
        {
          key: 'due',
          title: t('temporaryCards.due'),
          width: '150px',
          cell: (card) => (card.dueOn === undefined ? '' : day(card.dueOn)),
          sort: (card) => card.dueOn ?? '',
        },
        { key: 'where', title: t('temporaryCards.where'), cell: where, sort: where },
        {
          key: 'state',
          title: t('temporaryCards.state'),
          width: '150px',
          cell: (card) => <StateBadge state={card.state} />,
          sort: (card) => card.state,
        },
      ]}
    />
  );
}

/** Which of our words says what is unfinished. */
export function unfinishedKey(kind: string): 'prepare' | 'assign' | 'extend' | 'wipe' | 'other' {
  return kind === 'prepare' || kind === 'assign' || kind === 'extend' || kind === 'wipe' ? kind : 'other';
}
