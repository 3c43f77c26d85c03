import { Button, Group, Kbd, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';

const LIMIT = 100;

/** Everybody at this service point, found as one types. */
export function People(_props: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 60);
  const input = useRef<HTMLInputElement>(null);
  const found = useStation('person.find', { text: settled, limit: LIMIT });
  useHotkeys([
    ['/', () => input.current?.focus()],
    ['n', () => go('/people/new')],
  ]);
  const batches = mayAtAll(session, 'batch.reset-passwords') ? (
    <Button variant="default" onClick={() => go('/batches')}>
      {t('people.batches')}
    </Button>
  ) : null;
  const create = mayAtAll(session, 'person.create') ? (
    <Button onClick={() => go('/people/new')} rightSection={<Kbd size="xs">N</Kbd>}>
      {t('actions.person.create')}
    </Button>
  ) : null;
  return (
    <section>
      <PageHeader
        title={t('frame.rail.people')}
        sub={found.data === undefined ? ' ' : t('people.found', { count: found.data.total })}
        aside={
          <Group>
            {batches}
            {create}
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
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rightSection={<Kbd size="xs">/</Kbd>}
      />
      <RecordTable<PersonSummary>
        label={t('frame.rail.people')}
        rows={found.data?.people}
        rowId={(person) => person.id}
        onOpen={(person) => go(`/people/${person.id}`)}
        empty={t('people.nobody')}
        columns={[
          { key: 'name', title: t('people.name'), cell: (person) => <strong>{person.name}</strong>, sort: (person) => person.name },
          { key: 'number', title: t('people.number'), cell: (person) => person.number, sort: (person) => person.number, width: '96px' },
          {
            key: 'email',
            title: t('people.email'),
            cell: (person) => person.email,
            sort: (person) => person.email,
            width: 'minmax(0, 1.4fr)',
          },
          { key: 'unit', title: t('people.unit'), cell: (person) => person.unit ?? '', sort: (person) => person.unit ?? '' },
          {
            key: 'state',
            title: t('people.state'),
            cell: (person) => <StateBadge state={person.state} />,
            sort: (person) => person.state,
            width: '132px',
          },
        ]}
      />
    </section>
  );
}
