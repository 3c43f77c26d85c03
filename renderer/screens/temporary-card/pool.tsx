import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { mayAtAll, useSession } from '../../session-context.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { PoolTable } from './pool-table.tsx';
import { Produce } from './produce.tsx';
import { RequestForm } from './request-form.tsx';

const filters = {
  all: undefined,
  requested: ['requested', 'failed'],
  unassigned: ['unassigned'],
  assigned: ['assigned'],
  expired: ['expired'],
  ended: ['aborted', 'locked'],
} as const;
type Filter = keyof typeof filters;

/** The pool of temporary cards: what there is, who has it until when, what is to be made. */
export function Pool(_props: ScreenProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 60);
  const [filter, setFilter] = useState<Filter>('all');
  const [asking, setAsking] = useState(false);
  const states = filters[filter];
  const found = useStation('temporary-card.find', { text: settled, limit: 200, ...(states === undefined ? {} : { states: [...states] }) });
  const ask = mayAtAll(session, 'temporary-card.request') ? (
    <Button onClick={() => setAsking(true)}>{t('actions.temporary-card.request')}</Button>
  ) : null;
  return (
    <section>
      <PageHeader
        title={t('temporaryCards.title')}
        sub={found.data === undefined ? ' ' : t('temporaryCards.found', { count: found.data.total })}
        aside={ask}
      />
      {asking ? <RequestForm profiles={found.data?.profiles ?? []} onDone={() => setAsking(false)} /> : null}
      {mayAtAll(session, 'temporary-card.issue') ? <Produce /> : null}
      <Group gap="md" mb="md">
        <TextInput
          w={280}
          aria-label={t('temporaryCards.find')}
          placeholder={t('temporaryCards.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SegmentedControl
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          data={Object.keys(filters).map((key) => ({ value: key, label: t(`temporaryCards.filter.${key as Filter}`) }))}
        />
      </Group>
      <PoolTable cards={found.data?.cards} />
    </section>
  );
}
