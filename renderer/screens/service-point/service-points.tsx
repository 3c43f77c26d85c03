import { Button, Group, Kbd, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServicePointSummary } from '../../../core/actions/views.ts';
import { go } from '../../location.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { type Column, RecordTable } from '../../widgets/record-table.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';

/** Row 14 begins here: every service point for a Registry operator, their own for others. */
export function ServicePoints(_props: ScreenProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, 60);
  const found = useStation('service-point.find', settled === '' ? {} : { text: settled });
  const columns = useColumns();
  const may = found.data?.mayCreate;
  useHotkeys([['n', () => (may?.allowed === true ? go('/service-points/new') : undefined)]]);
  if (found.error !== null) return <FailureNotice failure={found.error.failure} />;
  return (
    <section>
      <PageHeader
        title={t('frame.rail.service-points')}
        sub={found.data === undefined ? ' ' : t('points.found', { count: found.data.servicePoints.length })}
        aside={
          <Group title={whyNot(may?.because, t)}>
            <Button disabled={may?.allowed !== true} onClick={() => go('/service-points/new')} rightSection={<Kbd size="xs">N</Kbd>}>
              {t('actions.service-point.create')}
            </Button>
          </Group>
        }
      />
      <TextInput
        mb="md"
        w={420}
        autoFocus
        aria-label={t('points.find')}
        placeholder={t('points.find')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <RecordTable<ServicePointSummary>
        label={t('frame.rail.service-points')}
        rows={found.data?.servicePoints}
        rowId={(point) => point.id}
        onOpen={(point) => go(`/service-points/${point.id}`)}
        empty={t('points.none')}
        columns={columns}
      />
    </section>
  );
}

function useColumns(): readonly Column<ServicePointSummary>[] {
  const { t } = useTranslation();
  return [
    { key: 'name', title: t('points.name'), cell: (point) => <strong>{point.name}</strong>, sort: (point) => point.name },
    { key: 'number', title: t('points.number'), width: '130px', cell: (point) => point.number ?? '', sort: (point) => point.number ?? 0 },
    { key: 'prefix', title: t('points.prefix'), width: '130px', cell: (point) => point.prefix ?? '', sort: (point) => point.prefix ?? '' },
    { key: 'admin', title: t('points.inCharge'), cell: (point) => point.adminEmail ?? '' },
    {
      key: 'writes',
      title: t('points.writes'),
      width: '190px',
      cell: (point) => t(point.appWritesEnabled ? 'points.atDesk' : 'points.byApi'),
    },
    {
      key: 'state',
      title: t('points.state'),
      width: '130px',
      cell: (point) => <StateBadge state={point.enabled ? 'enabled' : 'disabled'} />,
      sort: (point) => (point.enabled ? 0 : 1),
    },
  ];
}
