import type { ComponentProps } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TemporaryCardSummary } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { go } from '../../location.ts';
import { ListTable } from '../../widgets/list-table.tsx';
import type { Column } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { useReaderOf } from '../../widgets/use-reader-of.ts';

const STATES = ['requested', 'failed', 'unassigned', 'assigned', 'expired', 'aborted', 'locked'] as const;

interface Props extends Pick<ComponentProps<typeof ListTable>, 'view' | 'onView' | 'windows'> {
  readonly cards: readonly TemporaryCardSummary[] | undefined;
}

/** One row per card of the pool. */
export function PoolTable({ cards, ...list }: Props) {
  const { t } = useTranslation();
  const readerOf = useReaderOf();
  return (
    <ListTable<TemporaryCardSummary>
      {...list}
      name="temporary-cards"
      label={t('temporaryCards.title')}
      find={t('temporaryCards.find')}
      empty={t('temporaryCards.none')}
      states={STATES}
      columns={columnsOf(t, readerOf)}
      rows={cards}
      rowId={(card) => card.id}
      onOpen={(card) => go(`/temporary-cards/${card.id}`)}
    />
  );
}

/** Those with a `sort` are what the station sorts by. */
function columnsOf(t: TFunction, readerOf: ReturnType<typeof useReaderOf>): readonly Column<TemporaryCardSummary>[] {
  return [
    {
      key: 'number',
      title: t('temporaryCards.number'),
      width: '110px',
      cell: (card) => <strong>T-{card.number}</strong>,
      sort: (card) => card.number,
    },
    { key: 'holder', title: t('temporaryCards.holder'), cell: (card) => card.personName ?? '' },
    {
      key: 'due',
      title: t('temporaryCards.due'),
      width: '150px',
      cell: (card) => (card.dueOn === undefined ? '' : day(card.dueOn)),
      sort: (card) => card.dueOn ?? '',
    },
    { key: 'where', title: t('temporaryCards.where'), cell: (card) => where(card, readerOf(card.id)?.number, t) },
    { key: 'state', title: t('temporaryCards.state'), width: '150px', cell: (card) => <StateBadge state={card.state} /> },
  ];
}

function where({ unfinished }: TemporaryCardSummary, reader: number | undefined, t: TFunction): string {
  const parts = [
    reader === undefined ? undefined : t('card.inReader', { reader }),
    unfinished === undefined ? undefined : t(`temporaryCards.unfinished.${unfinishedKey(unfinished)}`),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** Which of our words says what is unfinished. */
export function unfinishedKey(kind: string): 'prepare' | 'assign' | 'extend' | 'wipe' | 'other' {
  return kind === 'prepare' || kind === 'assign' || kind === 'extend' || kind === 'wipe' ? kind : 'other';
}
