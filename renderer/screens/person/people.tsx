import { Button, Group, Kbd, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import type { PersonSummary } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useWindows } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { ListTools, type View } from '../../widgets/list-tools.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { type Column, RecordTable } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';

const WINDOW = 100;
const STATES = ['active', 'inactive', 'locked', 'requested', 'registered', 'erased'] as const;
const ALL: View = { text: '', states: [], hidden: [], sort: { by: 'name', down: false } };

/** Everybody at this service point, found as one types, as far as one scrolls. */
export function People(_props: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [view, setView] = useState(ALL);
  const [settled] = useDebouncedValue(view, 60);
  const input = useRef<HTMLInputElement>(null);
  const found = useWindows('person.find', inputOf(settled));
  const people = useMemo(() => found.data?.pages.flatMap((page) => page.people), [found.data]);
  const [first] = found.data?.pages ?? [];
  const columns = useColumns();
  useHotkeys([
    ['/', () => input.current?.focus()],
    ['n', () => go('/people/new')],
  ]);
  const counted = first === undefined ? ' ' : t('people.found', { count: first.total });
  return (
    <section>
      <PageHeader
        title={t('frame.rail.people')}
        sub={first?.more === true ? t('lists.more', { count: counted }) : counted}
        aside={
          <Group>
            {mayAtAll(session, 'batch.reset-passwords') ? (
              <Button variant="default" onClick={() => go('/batches')}>
                {t('people.batches')}
              </Button>
            ) : null}
            {mayAtAll(session, 'import.find') ? (
              <Button variant="default" onClick={() => go('/people/import')}>
                {t('people.import')}
              </Button>
            ) : null}
            {mayAtAll(session, 'person.create') ? (
              <Button onClick={() => go('/people/new')} rightSection={<Kbd size="xs">N</Kbd>}>
                {t('actions.person.create')}
              </Button>
            ) : null}
          </Group>
        }
      />
      <TextInput
        ref={input}
        mb="md"
        w={420}
        autoFocus
        aria-label={t('people.find')}
        placeholder={t('people.find')}
        value={view.text}
        onChange={(event) => setView({ ...view, text: event.currentTarget.value })}
        rightSection={<Kbd size="xs">/</Kbd>}
      />
      <ListTools name="people" view={view} states={STATES} columns={columns} onView={setView} />
      <RecordTable<PersonSummary>
        label={t('frame.rail.people')}
        rows={people}
        rowId={(person) => person.id}
        onOpen={(person) => go(`/people/${person.id}`)}
        empty={t('people.nobody')}
        columns={columns.filter(({ key }) => !view.hidden.includes(key))}
        sorting={{
          order: { key: view.sort.by, down: view.sort.down },
          onOrder: ({ key, down }) => setView({ ...view, sort: { by: key, down } }),
        }}
        onEnd={() => (found.hasNextPage && !found.isFetchingNextPage ? void found.fetchNextPage() : undefined)}
      />
    </section>
  );
}

function inputOf({ text, states, sort }: View): ActionInput<'person.find'> {
  const asked = { text, limit: WINDOW, sort, ...(states.length === 0 ? {} : { states }) };
  return asked as ActionInput<'person.find'>;
}

/** Those with a `sort` are what the station sorts by. */
function useColumns(): readonly Column<PersonSummary>[] {
  const { t } = useTranslation();
  return [
    { key: 'name', title: t('people.name'), cell: (person) => <strong>{person.name}</strong>, sort: (person) => person.name },
    { key: 'number', title: t('people.number'), width: '130px', cell: (person) => person.number, sort: (person) => person.number },
    { key: 'email', title: t('people.email'), cell: (person) => person.email },
    { key: 'unit', title: t('people.unit'), cell: (person) => person.unit ?? '' },
    { key: 'state', title: t('people.state'), width: '150px', cell: (person) => <StateBadge state={person.state} /> },
  ];
}
