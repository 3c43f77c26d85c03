import './report.css';
import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionInput, ActionOutput } from '../../../core/actions/all.ts';
import { day, dayAndTime } from '../../format.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { ReportPanel } from './report-panel.tsx';

const DAYS_SHOWN = 30;
const dayOf = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What this service point has, made and waits for, of any span of days. */
export function Reports(_props: ScreenProps) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(() => dayOf(DAYS_SHOWN - 1));
  const [to, setTo] = useState(() => dayOf(0));
  const report = useStation('report.open', { from, to }, { enabled: isDay(from) && isDay(to) });
  return (
    <section>
      <PageHeader
        title={t('reports.title')}
        sub={t('reports.sub')}
        aside={
          <Group>
            <TextInput
              type="date"
              label={t('reports.from')}
              value={from}
              max={to}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput type="date" label={t('reports.to')} value={to} min={from} onChange={(event) => setTo(event.currentTarget.value)} />
          </Group>
        }
      />
      <FailureNotice failure={report.error?.failure} />
      {report.data === undefined ? null : <Shown report={report.data} days={{ from, to }} />}
    </section>
  );
}

function Shown({ report, days }: { readonly report: ActionOutput<'report.open'>; readonly days: ActionInput<'report.open'> }) {
  const { t } = useTranslation();
  const state = (name: string): string => t(`states.${name}`, { defaultValue: name });
  const issuedOn = [...new Set(report.issued.map((row) => row.day))];
  const onDay = (of: string): number => report.issued.reduce((sum, row) => sum + (row.day === of ? row.count : 0), 0);
  const kinds = report.unfinished.map((row) => t(`reports.kinds.${row.kind}`, { defaultValue: row.kind }));
  const unfinished = [...new Set(kinds)].map((name) => ({ name, count: kinds.filter((kind) => kind === name).length }));
  return (
    <div className="cw-reports">
      <ReportPanel
        title={t('reports.cardsByState')}
        asked={{ report: 'cards-by-state', ...days }}
        head={[t('reports.state'), t('reports.cards')]}
        rows={report.cardsByState.map((row) => [state(row.state), String(row.count)])}
        bars={report.cardsByState.map((row) => ({ name: state(row.state), count: row.count }))}
      />
      <ReportPanel
        title={t('reports.issued')}
        asked={{ report: 'issued', ...days }}
        head={[t('reports.day'), t('reports.operator'), t('reports.cards')]}
        rows={report.issued.map((row) => [day(row.day), row.operator, String(row.count)])}
        bars={issuedOn.map((of) => ({ name: day(of), count: onDay(of) }))}
      />
      <ReportPanel
        title={t('reports.expiring')}
        asked={{ report: 'expiring', ...days }}
        head={[t('reports.month'), t('reports.cards')]}
        rows={report.expiring.map((row) => [row.month, String(row.count)])}
        bars={report.expiring.map((row) => ({ name: row.month, count: row.count }))}
      />
      <ReportPanel
        title={t('reports.waiting')}
        asked={{ report: 'waiting', ...days }}
        head={[t('reports.useCase'), t('reports.requests'), t('reports.oldest')]}
        rows={report.waiting.map((row) => [row.useCase, String(row.count), dayAndTime(row.oldest)])}
        bars={report.waiting.map((row) => ({ name: row.useCase, count: row.count }))}
      />
      <ReportPanel
        title={t('reports.unfinished')}
        asked={{ report: 'unfinished', ...days }}
        head={[t('reports.kind'), t('reports.operator'), t('reports.since')]}
        rows={report.unfinished.map((row) => [
          t(`reports.kinds.${row.kind}`, { defaultValue: row.kind }),
          row.operator,
          dayAndTime(row.since),
        ])}
        bars={unfinished}
      />
    </div>
  );
}
