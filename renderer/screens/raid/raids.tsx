import { Alert, Button, Chip, Group, Kbd, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useMemo, useRef, useState } from 'react';
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
import { PageHeader } from '../../widgets/page-header.tsx';
import { type Column, RecordTable } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';

type States = NonNullable<ActionInput<'raid.find'>['states']>;

/** The RAiDs and drafts of the service point in which one works, found as one types. */
export function Raids(_props: ScreenProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [states, setStates] = useState<States>([]);
  const [settled] = useDebouncedValue(text.trim(), 100);
  const input = useRef<HTMLInputElement>(null);
  const found = useRaidWindows({ ...(settled === '' ? {} : { text: settled }), ...(states.length === 0 ? {} : { states }) });
  const raids = useMemo(() => found.data?.pages.flatMap((page) => page.raids), [found.data]);
  const [first] = found.data?.pages ?? [];
  const columns = useColumns();
  const may = first?.mayMint;
  useHotkeys([
    ['/', () => input.current?.focus()],
    ['n', () => (may?.allowed === true ? go('/raids/new') : undefined)],
  ]);
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
      <Group mb="md">
        <TextInput
          ref={input}
          w={420}
          autoFocus
          aria-label={t('raids.find')}
          placeholder={t('raids.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rightSection={<Kbd size="xs">/</Kbd>}
        />
        <Chip.Group
          multiple
          value={[...states]}
          onChange={(chosen) => setStates(raidState.options.filter((state) => chosen.includes(state)))}
        >
          <Group gap={6} role="group" aria-label={t('lists.states')}>
            {raidState.options.map((state) => (
              <Chip key={state} value={state} size="xs" variant="light">
                {t(`states.${state}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Group>
      <RecordTable<RaidSummary>
        label={t('frame.rail.raids')}
        rows={raids}
        rowId={(raid) => raid.id}
        onOpen={(raid) => go(`/raids/${raid.id}`)}
        empty={t(settled === '' && states.length === 0 ? 'raids.noneYet' : 'raids.none')}
        columns={columns}
        onEnd={() => (found.hasNextPage && !found.isFetchingNextPage ? void found.fetchNextPage() : undefined)}
      />
    </section>
  );
}

/** A Registry operator sees those of every service point, and so where each belongs. */
function useColumns(): readonly Column<RaidSummary>[] {
  const { t } = useTranslation();
  const everywhere = (useSession().actor as PersonActor).registryOperator;
  const point: Column<RaidSummary> = {
    key: 'servicePoint',
    title: t('raids.column.servicePoint'),
    width: '170px',
    cell: (raid) => raid.servicePoint.name,
  };
  return [
    { key: 'title', title: t('raids.column.title'), cell: (raid) => <strong>{raid.title}</strong> },
    { key: 'handle', title: t('raids.column.handle'), width: '190px', cell: (raid) => raid.handle ?? t('raids.noHandle') },
    ...(everywhere ? [point] : []),
    { key: 'version', title: t('raids.column.version'), width: '90px', cell: (raid) => (raid.version === 0 ? '' : raid.version) },
    { key: 'state', title: t('raids.column.state'), width: '130px', cell: (raid) => <StateBadge state={raid.state} /> },
    {
      key: 'changed',
      title: t('raids.column.changed'),
      width: '250px',
      cell: (raid) => [when(raid.changedAt), raid.changedBy].filter(Boolean).join(' · '),
    },
  ];
}
