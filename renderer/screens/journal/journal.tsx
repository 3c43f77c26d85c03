import { Group, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput } from '../../../core/actions/all.ts';
import { journalKinds } from '../../../core/actions/journal/find.ts';
import type { FactView } from '../../../core/actions/views.ts';
import { dayAndTime } from '../../format.ts';
import { go } from '../../location.ts';
import { useWindows } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { ListTable } from '../../widgets/list-table.tsx';
import { listInput, viewBy } from '../../widgets/list-view.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import type { Column } from '../../widgets/record-table.tsx';
import { sentence } from '../../widgets/sentence.ts';
import { Verify } from './verify.tsx';

const ALL = viewBy('n', true);

/** The journal in sentences, newest first, with filters; each entry opens to its proof. */
export function Journal({ params }: ScreenProps) {
  const { t } = useTranslation();
  const [view, setView] = useState(ALL);
  const [settled] = useDebouncedValue(view, 120);
  const [action, setAction] = useState<string | null>(null);
  const input = {
    ...listInput(settled),
    ...(action === null ? {} : { action }),
    ...(params.person === undefined ? {} : { personId: params.person }),
    ...(params.card === undefined ? {} : { cardId: params.card }),
  };
  const found = useWindows('journal.find', input as ActionInput<'journal.find'>);
  const facts = useMemo(() => found.data?.pages.flatMap((page) => page.facts), [found.data]);
  const [first] = found.data?.pages ?? [];
  return (
    <section>
      <PageHeader title={t('frame.rail.journal')} sub={t('journal.page.entries', { count: first?.total ?? 0 })} aside={<Verify />} />
      <Group mb="md">
        <Select
          w={420}
          aria-label={t('journal.page.action')}
          placeholder={t('journal.page.everything')}
          clearable
          searchable
          value={action}
          onChange={setAction}
          data={first?.actions ?? []}
        />
      </Group>
      <ListTable<FactView>
        name="journal"
        label={t('frame.rail.journal')}
        find={t('journal.page.search')}
        empty={t('journal.nothing')}
        view={view}
        onView={setView}
        states={journalKinds}
        chip={(kind) => t(`journal.page.kinds.${kind as 'person'}`)}
        columns={columnsOf(t)}
        rows={facts}
        rowId={(fact) => `${fact.epoch ?? ''}/${fact.n}`}
        onOpen={(fact) => go(`/journal/${fact.n}${fact.epoch === undefined ? '' : `?epoch=${fact.epoch}`}`)}
        windows={found}
      />
    </section>
  );
}

/** Those with a `sort` are what the station sorts by. */
function columnsOf(t: TFunction): readonly Column<FactView>[] {
  return [
    { key: 'n', title: '#', width: '80px', cell: (fact) => fact.n, sort: (fact) => fact.n },
    {
      key: 'at',
      title: t('journal.page.when'),
      width: '150px',
      cell: (fact) => <span className="cw-soft">{dayAndTime(fact.at)}</span>,
    },
    { key: 'sentence', title: t('journal.page.action'), cell: (fact) => sentence(fact, t) },
  ];
}
