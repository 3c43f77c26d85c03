import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactView } from '../../../core/actions/views.ts';
import { dayAndTime } from '../../format.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { sentence } from '../../widgets/sentence.ts';
import { Verify } from './verify.tsx';

const LIMIT = 200;

/** The journal in sentences, newest first, with filters; each entry opens to its proof. */
export function Journal({ params }: ScreenProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 120);
  const [action, setAction] = useState<string | null>(null);
  const [denials, setDenials] = useState(false);
  const [before, setBefore] = useState<Pick<FactView, 'n' | 'epoch'> | undefined>();
  const filter = {
    limit: LIMIT,
    ...(settled.trim() === '' ? {} : { text: settled }),
    ...(denials ? { action: 'action.denied' } : action === null ? {} : { action }),
    ...(before === undefined ? {} : { before: before.n, ...(before.epoch === undefined ? {} : { beforeEpoch: before.epoch }) }),
    ...(params.person === undefined ? {} : { personId: params.person }),
    ...(params.card === undefined ? {} : { cardId: params.card }),
  };
  const found = useStation('journal.find', filter);
  const facts = found.data?.facts ?? [];
  const oldest = facts.at(-1);
  return (
    <section>
      <PageHeader title={t('frame.rail.journal')} sub={t('journal.page.entries', { count: found.data?.total ?? 0 })} aside={<Verify />} />
      <Group mb="md">
        <TextInput
          w={320}
          aria-label={t('journal.page.search')}
          placeholder={t('journal.page.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={t('journal.page.action')}
          placeholder={t('journal.page.everything')}
          clearable
          searchable
          value={action}
          onChange={setAction}
          data={found.data?.actions ?? []}
          disabled={denials}
        />
        <Checkbox checked={denials} onChange={(event) => setDenials(event.currentTarget.checked)} label={t('journal.page.denials')} />
      </Group>
      <RecordTable<FactView>
        label={t('frame.rail.journal')}
        rows={found.data?.facts}
        rowId={(fact) => `${fact.epoch ?? ''}/${fact.n}`}
        onOpen={(fact) => go(`/journal/${fact.n}${fact.epoch === undefined ? '' : `?epoch=${fact.epoch}`}`)}
        empty={t('journal.nothing')}
        columns={[
          { key: 'n', title: '#', width: '80px', cell: (fact) => fact.n, sort: (fact) => fact.n },
          {
            key: 'at',
            title: t('journal.page.when'),
            width: '150px',
            cell: (fact) => <span className="cw-soft">{dayAndTime(fact.at)}</span>,
            sort: (fact) => fact.at,
          },
          { key: 'sentence', title: t('journal.page.action'), cell: (fact) => sentence(fact, t) },
        ]}
      />
      {oldest === undefined || facts.length < LIMIT ? null : (
        <Button mt="md" variant="default" onClick={() => setBefore(oldest)}>
          {t('journal.page.more')}
        </Button>
      )}
    </section>
  );
}
