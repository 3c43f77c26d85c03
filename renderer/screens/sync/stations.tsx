import '../report/report.css';
import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ActionOutput } from '../../../core/actions/all.ts';
import { dayAndTime } from '../../format.ts';
import { useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { TextTable } from '../../widgets/text-table.tsx';
import { Alone } from './alone.tsx';
import { Forked } from './forked.tsx';
import { Witnesses } from './witnesses.tsx';

type Output = ActionOutput<'sync.stations'>;

/** How all stations are with the feed, to look at: who is behind, what became cases, and what the server signs. */
export function StationsPage(_props: ScreenProps) {
  const { t } = useTranslation();
  const { data: here } = useStation('sync.open', {});
  const { data, error } = useStation('sync.stations', {}, { elsewhere: true });
  if (here !== undefined && here.enrolled === undefined)
    return (
      <section>
        <PageHeader crumbs={[[t('sync.title'), '/sync']]} title={t('sync.status.title')} />
        <Alone />
      </section>
    );
  return (
    <section>
      <PageHeader
        crumbs={[[t('sync.title'), '/sync']]}
        title={t('sync.status.title')}
        sub={
          data === undefined
            ? ''
            : t('sync.status.sub', { stations: t('sync.status.stations', { count: data.stations.length }), head: data.head })
        }
      />
      <FailureNotice failure={here === undefined ? undefined : error?.failure} />
      {data === undefined || error !== null ? null : <Status of={data} />}
    </section>
  );
}

function Status({ of }: { readonly of: Output }) {
  const { t } = useTranslation();
  return (
    <>
      {of.fork === undefined ? null : <Heads of={of.fork} />}
      <Log of={of} />
      <div className="cw-reports">
        <Panel title={t('sync.status.behindTitle')} bars={of.stations.map(({ name, behind }) => ({ name, count: behind }))}>
          <Stations of={of} />
        </Panel>
        <Panel
          title={t('sync.status.casesTitle')}
          bars={of.cases.map(({ kind, count }) => ({ name: t(`sync.status.kinds.${kind}`), count }))}
        >
          {of.cases.length === 0 ? null : (
            <>
              <Text size="sm">{t('sync.status.openCases', { count: of.openCases })}</Text>
              <TextTable
                head={[t('sync.status.kind'), t('sync.status.count')]}
                rows={of.cases.map(({ kind, count }) => [t(`sync.status.kinds.${kind}`), String(count)])}
              />
            </>
          )}
        </Panel>
      </div>
    </>
  );
}

/** Both, as they were signed: whoever is shown them can tell. */
function Heads({ of: { found, own, other } }: { readonly of: NonNullable<Output['fork']> }) {
  const { t } = useTranslation();
  const sizeOf = (head: string): number => Number(head.split('\n')[1]);
  return (
    <Forked fork={{ found, own: sizeOf(own), other: sizeOf(other) }}>
      <dl className="cw-facts">
        <dt>{t('sync.fork.own')}</dt>
        <dd className="cw-mono cw-note">{own}</dd>
        <dt>{t('sync.fork.other')}</dt>
        <dd className="cw-mono cw-note">{other}</dd>
      </dl>
    </Forked>
  );
}

function Log({ of: { checkpoint, witnessed, fault, head, pending } }: { readonly of: Output }) {
  const { t } = useTranslation();
  if (fault !== undefined)
    return (
      <Alert color="red" title={t('sync.status.faultTitle')} mb="md" role="alert">
        {t('sync.status.fault', { seq: fault })}
      </Alert>
    );
  if (checkpoint?.compared === 'differs')
    return (
      <Alert color="red" title={t('sync.status.differsTitle')} mb="md" role="alert">
        {t('sync.status.differs', { size: checkpoint.size })}
      </Alert>
    );
  return (
    <div className="cw-panel cw-empty" style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
      <dl className="cw-facts">
        <dt>{t('sync.status.feed')}</dt>
        <dd>{t('sync.status.feedText', { head, pending })}</dd>
        <dt>{t('sync.status.checkpoint')}</dt>
        <dd>
          {checkpoint === undefined ? '' : t(`sync.status.compared.${checkpoint.compared}`, { size: checkpoint.size })}
          <div className="cw-mono cw-note">{checkpoint?.text}</div>
        </dd>
        {witnessed === undefined ? null : <Witnesses of={witnessed} />}
      </dl>
    </div>
  );
}

function Stations({ of: { stations } }: { readonly of: Output }) {
  const { t } = useTranslation();
  const state = ({ frozen, behind, held }: Output['stations'][number]): string => {
    if (frozen) return t('sync.status.frozen');
    if (held > 0) return t('sync.status.held', { count: held });
    return behind === 0 ? t('sync.status.inStep') : t('sync.status.behind', { count: behind });
  };
  return (
    <TextTable
      head={[t('sync.status.station'), t('sync.status.state'), t('sync.status.seen')]}
      rows={stations.map((one) => [
        one.own ? t('sync.status.own', { name: one.name }) : one.name,
        state(one),
        one.seenAt === undefined ? t('sync.status.never') : dayAndTime(one.seenAt),
      ])}
    />
  );
}

interface PanelProps {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly count: number }[];
  readonly children: React.ReactNode;
}

function Panel({ title, bars, children }: PanelProps) {
  const { t } = useTranslation();
  const flat = bars.every(({ count }) => count === 0);
  return (
    <section className="cw-panel" style={{ padding: 16 }} aria-label={title}>
      <h2 style={{ marginTop: 0 }}>{title}</h2>
      {flat ? (
        <Text className="cw-soft">{t('sync.status.nothing')}</Text>
      ) : (
        <div aria-hidden="true" style={{ height: 40 + bars.length * 28 }}>
          <ResponsiveContainer>
            <BarChart data={[...bars]} layout="vertical" accessibilityLayer={false}>
              <XAxis type="number" allowDecimals={false} tick={{ fontSize: 11, fill: 'var(--cw-soft)' }} />
              <YAxis type="category" dataKey="name" width={130} tick={{ fontSize: 11, fill: 'var(--cw-soft)' }} />
              <Tooltip />
              <Bar dataKey="count" fill="var(--cw-accent)" isAnimationActive={false} />
            </BarChart>
          </ResponsiveContainer>
        </div>
      )}
      {children}
    </section>
  );
}
