import { Alert, Button, Kbd } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import type { RaidSummary } from '../../../core/actions/views.ts';
import type { PersonActor } from '../../../core/roles/actor.ts';
import { raidState } from '../../../core/records/states.ts';
import { when } from '../../format.ts';
import { go } from '../../location.ts';
import { useRaidWindows } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { useSession } from '../../session-context.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { ListTable } from '../../widgets/list-table.tsx';
import type { View } from '../../widgets/list-tools.tsx';
import { viewBy } from '../../widgets/list-view.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import type { Column } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';

const ALL = viewBy('changed', true);

/** The RAiDs and drafts of the service point in which one works, found as one types. */
export function Raids(_props: ScreenProps) {
  const { t } = useTranslation();
  const [view, setView] = useState(ALL);
  const [settled] = useDebouncedValue(view, 100);
  const found = useRaidWindows(inputOf(settled));
  const raids = useMemo(() => found.data?.pages.flatMap((page) => page.raids), [found.data]);
  const [first] = found.data?.pages ?? [];
  const columns = useColumns();
  const may = first?.mayMint;
  useHotkeys([['n', () => (may?.allowed === true ? go('/raids/new') : undefined)]]);
  if (found.error !== null) return <FailureNotice failure={found.error.failure} />;
  return (
    <section>
      <PageHeader
        title={t('frame.rail.raids')}
        sub={first === undefined ? ' ' : t('raids.found', { count: first.total })}
        aside={
          <Button disabled={may?.allowed !== true} onClick={() => go('/raids/new')} rightSection={<Kbd size="xs">N</Kbd>}>
            {t('actions.raid.mint')}
          </Button>
        }
      />
      {may === undefined || may.allowed ? null : (
        <Alert color="yellow" variant="light" mb="md" role="status">
          {whyNot(may.because, t)}
        </Alert>
      )}
      <ListTable<RaidSummary>
        name="raids"
        label={t('frame.rail.raids')}
        find={t('raids.find')}
        empty={t(settled.text.trim() === '' && settled.states.length === 0 ? 'raids.noneYet' : 'raids.none')}
        view={view}
        onView={setView}
        states={raidState.options}
        columns={columns}
        rows={raids}
        rowId={(raid) => raid.id}
        onOpen={(raid) => go(`/raids/${raid.id}`)}
        windows={found}
      />
    </section>
  );
}

type Asked = Omit<ActionInput<'raid.find'>, 'limit' | 'offset'>;

function inputOf({ text, states, sort }: View): Asked {
  const typed = text.trim();
  const chosen = raidState.options.filter((state) => states.includes(state));
  return {
    sort: sort as NonNullable<Asked['sort']>,
    ...(typed === '' ? {} : { text: typed }),
    ...(chosen.length === 0 ? {} : { states: chosen }),
  };
}

/** A Registry operator sees those of every service point, and so where each belongs. */
function useColumns(): readonly Column<RaidSummary>[] {
  const { t } = useTranslation();
  const everywhere = (useSession().actor as PersonActor).registryOperator;
  const point: Column<RaidSummary> = {
    key: 'servicePoint',
    title: t('raids.column.servicePoint'),
    width: '130px',
    cell: (raid) => raid.servicePoint.name,
  };
  return [
    { key: 'title', title: t('raids.column.title'), cell: (raid) => <strong>{raid.title}</strong>, sort: (raid) => raid.title },
    {
      key: 'handle',
      title: t('raids.column.handle'),
      width: '152px',
      cell: (raid) => raid.handle ?? t('raids.noHandle'),
      sort: (raid) => raid.handle ?? '',
    },
    ...(everywhere ? [point] : []),
    {
      key: 'version',
      title: t('raids.column.version'),
      width: '76px',
      cell: (raid) => (raid.version === 0 ? '' : raid.version),
      sort: (raid) => raid.version,
    },
    { key: 'state', title: t('raids.column.state'), width: '112px', cell: (raid) => <StateBadge state={raid.state} /> },
    {
      key: 'changed',
      title: t('raids.column.changed'),
      width: '200px',
      cell: (raid) => [when(raid.changedAt), raid.changedBy].filter(Boolean).join(' · '),
      sort: (raid) => raid.changedAt,
    },
  ];
}
