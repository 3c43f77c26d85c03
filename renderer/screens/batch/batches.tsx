import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionInput, actions } from '../../../core/actions/all.ts';
import type { BatchSummary } from '../../../core/actions/views.ts';
import { dayAndTime } from '../../format.ts';
import { go } from '../../location.ts';
import { useTotal, useWindows } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { ListTable } from '../../widgets/list-table.tsx';
import { listInput, viewBy } from '../../widgets/list-view.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { useFoundWords } from '../../widgets/use-found-words.ts';
import type { Column } from '../../widgets/record-table.tsx';
import { type Order, orders } from './orders.ts';

const ALL = viewBy('made', true);
/** Every order by its row of the published table. */
const orderOf = Object.fromEntries((Object.keys(orders) as Order[]).map((order) => [String(actions[order].permission.row), order]));

/** Batches of this service point, newest first: they stay, and failed ones can be repeated. */
export function Batches(_props: ScreenProps) {
  const { t } = useTranslation();
  const [view, setView] = useState(ALL);
  const [settled] = useDebouncedValue(view, 60);
  const input = listInput(settled) as ActionInput<'batch.find'>;
  const found = useWindows('batch.find', input);
  const batches = useMemo(() => found.data?.pages.flatMap((page) => page.batches), [found.data]);
  const [first] = found.data?.pages ?? [];
  const foundWords = useFoundWords('batches.found', useTotal('batch.find', input, first));
  return (
    <section>
      <PageHeader
        title={t('batches.title')}
        sub={foundWords}
        aside={<Button onClick={() => go('/batches/new')}>{t('batches.new')}</Button>}
      />
      <ListTable<BatchSummary>
        name="batches"
        label={t('batches.title')}
        find={t('batches.find')}
        empty={t(view.text === '' && view.states.length === 0 ? 'batches.none' : 'batches.noneFits')}
        view={view}
        onView={setView}
        states={Object.keys(orderOf)}
        chip={(row) => t(`actions.${orderOf[row] ?? 'batch.open'}`)}
        columns={columnsOf(t)}
        rows={batches}
        rowId={(batch) => batch.id}
        onOpen={(batch) => go(`/batches/${batch.id}`)}
        windows={found}
      />
    </section>
  );
}

/** Those with a `sort` are what the station sorts by. */
function columnsOf(t: TFunction): readonly Column<BatchSummary>[] {
  return [
    { key: 'order', title: t('batches.what'), cell: ({ useCase }) => <strong>{useCase}</strong> },
    { key: 'made', title: t('batches.madeAt'), width: '170px', cell: ({ madeAt }) => dayAndTime(madeAt), sort: ({ madeAt }) => madeAt },
    { key: 'by', title: t('batches.by'), cell: ({ madeByName }) => madeByName },
    { key: 'outcome', title: t('batches.outcome'), cell: (batch) => outcome(batch, t) },
  ];
}

function outcome(batch: BatchSummary, t: TFunction): string {
  return (['waiting', 'running', 'done', 'failed', 'passedOver'] as const)
    .filter((what) => batch[what] > 0)
    .map((what) => `${t(`batches.counts.${what}`)} ${batch[what]}`)
    .join(' · ');
}
