import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardSummary } from '../../../core/actions/views.ts';
import { day } from '../../format.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { PageHeader } from '../../widgets/page-header.tsx';
import { RecordTable } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';

const filters = {
  all: undefined,
  approved: ['approved', 'failed'],
  issued: ['issued'],
  active: ['active'],
  inactive: ['inactive'],
  locked: ['locked', 'expired'],
} as const;
type Filter = keyof typeof filters;

/** All cards of this service point. */
export function Cards(_props: ScreenProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 60);
  const [filter, setFilter] = useState<Filter>('all');
  const states = filters[filter];
  const found = useStation('card.find', { text: settled, limit: 200, ...(states === undefined ? {} : { states: [...states] }) });
  return (
    <section>
      <PageHeader title={t('frame.rail.cards')} sub={found.data === undefined ? ' ' : t('card.found', { count: found.data.total })} />
      <div style={{ display: 'flex', gap: 16, marginBottom: 16 }}>
        <TextInput
          w={320}
          autoFocus
          aria-label={t('card.find')}
          placeholder={t('card.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SegmentedControl
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          data={Object.keys(filters).map((key) => ({
            value: key,
            label: key === 'all' ? t('requests.all') : t(`states.${key as 'active'}`),
          }))}
        />
      </div>
      <RecordTable<CardSummary>
        label={t('frame.rail.cards')}
        rows={found.data?.cards}
        rowId={(card) => card.id}
        onOpen={(card) => go(`/cards/${card.id}`)}
        empty={t('card.none')}
        columns={[
          {
            key: 'number',
            title: t('card.number'),
            width: '110px',
            cell: (card) => <strong>{card.number}</strong>,
            sort: (card) => card.number,
          },
          { key: 'holder', title: t('card.holder'), cell: (card) => card.personName, sort: (card) => card.personName },
          { key: 'profile', title: t('card.profile'), cell: (card) => card.profileName, sort: (card) => card.profileName },
          {
            key: 'expires',
            title: t('card.expires'),
            width: '140px',
            cell: (card) => (card.expiresOn === undefined ? '' : day(card.expiresOn)),
            sort: (card) => card.expiresOn ?? '',
          },
          {
            key: 'state',
            title: t('card.state'),
            width: '150px',
            cell: (card) => <StateBadge state={card.unfinished ? 'unfinished' : card.state} />,
            sort: (card) => card.state,
          },
        ]}
      />
    </section>
  );
}
