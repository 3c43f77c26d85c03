import { useDebouncedValue } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import type { RequestSummary } from '../../../core/actions/views.ts';
import { dayAndTime } from '../../format.ts';
import { go } from '../../location.ts';
import { useWindows } from '../../queries.ts';
import { ListTable } from '../../widgets/list-table.tsx';
import { listInput, viewBy } from '../../widgets/list-view.ts';
import type { Column } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';

const ALL = viewBy('since', true);
const STATES = ['requested', 'approved', 'rejected', 'aborted'] as const;

/** Every request of this service point, however long ago. */
export function AllRequests() {
  const { t } = useTranslation();
  const [view, setView] = useState(ALL);
  const [settled] = useDebouncedValue(view, 60);
  const found = useWindows('request.find', listInput(settled) as ActionInput<'request.find'>);
  const requests = useMemo(() => found.data?.pages.flatMap((page) => page.requests), [found.data]);
  return (
    <ListTable<RequestSummary>
      name="requests"
      label={t('frame.rail.requests')}
      find={t('requests.find')}
      empty={t('requests.noneFits')}
      view={view}
      onView={setView}
      states={STATES}
      columns={columnsOf(t)}
      rows={requests}
      rowId={(request) => request.id}
      onOpen={(request) => go(`/requests/${request.id}`)}
      windows={found}
    />
  );
}

/** Those with a `sort` are what the station sorts by. */
function columnsOf(t: TFunction): readonly Column<RequestSummary>[] {
  return [
    { key: 'person', title: t('requests.person'), cell: ({ personName }) => <strong>{personName}</strong> },
    { key: 'useCase', title: t('requests.what'), cell: ({ useCase }) => useCase },
    { key: 'requester', title: t('requests.by'), cell: ({ requesterName }) => requesterName },
    {
      key: 'since',
      title: t('requests.since'),
      width: '170px',
      cell: ({ requestedAt }) => dayAndTime(requestedAt),
      sort: ({ requestedAt }) => requestedAt,
    },
    { key: 'state', title: t('requests.state'), width: '150px', cell: ({ state }) => <StateBadge state={state} of="request" /> },
  ];
}
