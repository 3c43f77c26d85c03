import { Button, Group, Kbd } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import type { PersonSummary } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useTotal, useWindows } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { ListTable } from '../../widgets/list-table.tsx';
import { listInput, viewBy } from '../../widgets/list-view.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { useFoundWords } from '../../widgets/use-found-words.ts';
import type { Column } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';

const STATES = ['active', 'inactive', 'locked', 'requested', 'registered', 'rejected', 'aborted', 'erased'] as const;
const ALL = viewBy('name', false);

/** Everybody at this service point, found as one types, as far as one scrolls. */
export function People(_props: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [view, setView] = useState(ALL);
  const [settled] = useDebouncedValue(view, 60);
  const input = listInput(settled) as ActionInput<'person.find'>;
  const found = useWindows('person.find', input);
  const people = useMemo(() => found.data?.pages.flatMap((page) => page.people), [found.data]);
  const [first] = found.data?.pages ?? [];
  const columns = useColumns();
  useHotkeys([['n', () => go('/people/new')]]);
  const foundWords = useFoundWords('people.found', useTotal('person.find', input, first));
  return (
    <section>
      <PageHeader
        title={t('frame.rail.people')}
        sub={foundWords}
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
      <ListTable<PersonSummary>
        name="people"
        label={t('frame.rail.people')}
        find={t('people.find')}
        empty={t('people.nobody')}
        view={view}
        onView={setView}
        states={STATES}
        columns={columns}
        rows={people}
        rowId={(person) => person.id}
        onOpen={(person) => go(`/people/${person.id}`)}
        windows={found}
      />
    </section>
  );
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
