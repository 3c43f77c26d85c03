import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import type { CardSummary } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { go } from '../../location.ts';
import { useTotal, useWindows } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { ListTable } from '../../widgets/list-table.tsx';
import { listInput, viewBy } from '../../widgets/list-view.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { useFoundWords } from '../../widgets/use-found-words.ts';
import type { Column } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';

const STATES = ['requested', 'approved', 'failed', 'issued', 'active', 'inactive', 'locked', 'expired', 'rejected', 'aborted'] as const;
const ALL = viewBy('number', true);

/** All cards of this service point, found by their numbers or their holders, as far as one scrolls. */
export function Cards(_props: ScreenProps) {
  const { t } = useTranslation();
  const [view, setView] = useState(ALL);
  const [settled] = useDebouncedValue(view, 60);
  const input = listInput(settled) as ActionInput<'card.find'>;
  const found = useWindows('card.find', input);
  const cards = useMemo(() => found.data?.pages.flatMap((page) => page.cards), [found.data]);
  const [first] = found.data?.pages ?? [];
  const columns = useColumns();
  const foundWords = useFoundWords('card.found', useTotal('card.find', input, first));
  return (
    <section>
      <PageHeader title={t('frame.rail.cards')} sub={foundWords} />
      <ListTable<CardSummary>
        name="cards"
        label={t('frame.rail.cards')}
        find={t('card.find')}
        empty={t('card.none')}
        view={view}
        onView={setView}
        states={STATES}
        columns={columns}
        rows={cards}
        rowId={(card) => card.id}
        onOpen={(card) => go(`/cards/${card.id}`)}
        windows={found}
      />
    </section>
  );
}

/** Those with a `sort` are what the station sorts by. */
function useColumns(): readonly Column<CardSummary>[] {
  const { t } = useTranslation();
  return [
    { key: 'number', title: t('card.number'), width: '110px', cell: (card) => <strong>{card.number}</strong>, sort: (card) => card.number },
    { key: 'holder', title: t('card.holder'), cell: (card) => card.personName },
    { key: 'profile', title: t('card.profile'), cell: (card) => card.profileName },
    {
      key: 'expires',
      title: t('card.expires'),
      width: '140px',
      cell: (card) => (card.expiresOn === undefined ? '' : day(card.expiresOn)),
      sort: (card) => card.expiresOn ?? '',
    },
    {
      key: 'state',
      title: t('card.state'),
      width: '150px',
      cell: (card) => <StateBadge state={card.unfinished ? 'unfinished' : card.state} />,
    },
  ];
}
