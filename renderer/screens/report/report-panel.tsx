import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ActionInput } from '../../../core/actions/all.ts';
import { useAction } from '../../queries.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { TextTable } from '../../widgets/text-table.tsx';
import { toldWhere } from '../../widgets/told-where.ts';

interface Props {
  readonly title: string;
  /** What its CSV is asked for with. */
  readonly asked: ActionInput<'report.export'>;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Names and heights of the bars, where the report is drawn as well. */
  readonly bars?: readonly { readonly name: string; readonly count: number }[];
}

/** So many bars have each their name below them, aslant; of more, some have. */
const MOST_NAMED = 14;
const ALL_NAMED = { interval: 0, angle: -30, textAnchor: 'end', height: 58, dx: -4 } as const;
const SOME_NAMED = { interval: 'preserveStartEnd' } as const;

/** One report: a chart where numbers are compared, always the table, and its CSV. */
export function ReportPanel({ title, asked, head, rows, bars }: Props) {
  const { t } = useTranslation();
  const exported = useAction('report.export');
  return (
    <section className="cw-panel" style={{ padding: 16 }} aria-label={title}>
      <Group justify="space-between" mb="xs">
        <h2 style={{ margin: 0 }}>{title}</h2>
        <Button
          size="xs"
          variant="default"
          disabled={rows.length === 0}
          loading={exported.isPending}
          onClick={() => exported.mutate(asked, { onSuccess: toldWhere(t) })}
        >
          CSV
        </Button>
      </Group>
      <FailureNotice failure={exported.error?.failure} />
      {rows.length === 0 ? <div className="cw-soft">{t('reports.none')}</div> : null}
      {bars === undefined || bars.length === 0 ? null : (
        <div aria-hidden="true" style={{ height: 170 }}>
          <ResponsiveContainer>
            <BarChart data={[...bars]} accessibilityLayer={false}>
              <XAxis
                dataKey="name"
                {...(bars.length > MOST_NAMED ? SOME_NAMED : ALL_NAMED)}
                tick={{ fontSize: 11, fill: 'var(--cw-soft)' }}
              />
              <YAxis width={36} allowDecimals={false} tick={{ fontSize: 11, fill: 'var(--cw-soft)' }} />
              <Tooltip />
              <Bar dataKey="count" fill="var(--cw-accent)" isAnimationActive={false} />
            </BarChart>
          </ResponsiveContainer>
        </div>
      )}
      {rows.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be within reach of the keyboard
        <div style={{ maxHeight: 260, overflowY: 'auto' }} role="group" aria-label={title} tabIndex={0}>
          <TextTable head={head} rows={rows} />
        </div>
      )}
    </section>
  );
}
