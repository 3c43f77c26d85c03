import { Alert, Button, Group, Progress, SegmentedControl, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchEntryState, BatchView } from '../../../core/actions/views.ts';
import { duration, when } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { usePart } from '../../widgets/pages.tsx';
import { toldWhere } from '../../widgets/told-where.ts';
import { BatchRows } from './batch-rows.tsx';
import { ReadersAtWork } from './readers-at-work.tsx';
import { useProgress } from './use-progress.ts';

const PAGE = 200;
const shows = ['all', 'waiting', 'running', 'done', 'failed', 'passed-over'] as const;
type Show = (typeof shows)[number];

/** A batch: the preview before it is run, its progress, and what came of each; failed ones can be repeated, also after a new start. */
export function BatchPage({ params }: ScreenProps) {
  const [show, setShow] = useState<Show>('all');
  const part = usePart(PAGE);
  const states: BatchEntryState[] | undefined = show === 'all' ? undefined : [show];
  const input = { batchId: params.batchId ?? '', offset: part.offset, limit: part.limit, ...(states === undefined ? {} : { states }) };
  const batch = useStation('batch.open', input);
  if (batch.error !== null) return <FailureNotice failure={batch.error.failure} />;
  if (batch.data === undefined) return null;
  if (!batch.isPlaceholderData) part.within(batch.data.total);
  const choose = (next: Show): void => {
    setShow(next);
    part.onOffset(0);
  };
  return (
    <Shown batch={batch.data}>
      <ShowChoice batch={batch.data} show={show} onShow={choose} />
      <BatchRows batch={batch.data} part={part} />
    </Shown>
  );
}

function Shown({ batch, children }: { readonly batch: BatchView; readonly children: React.ReactNode }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const run = useAction('batch.run');
  const stop = useAction('batch.stop');
  const exported = useAction('batch.export');
  const again = { onSettled: () => void client.invalidateQueries() };
  const left = batch.waiting + batch.failed;
  const running = run.isPending || batch.runs;
  return (
    <section>
      <PageHeader
        crumbs={[[t('batches.title'), '/batches']]}
        title={batch.useCase}
        sub={t('batches.made', { who: batch.madeByName, when: when(batch.madeAt) })}
        aside={
          <Group gap="xs">
            <Button
              variant="default"
              loading={exported.isPending}
              onClick={() => exported.mutate({ batchId: batch.id }, { onSuccess: toldWhere(t) })}
            >
              {t('batches.export')}
            </Button>
            {running && batch.mayRun ? (
              <Button variant="default" onClick={() => stop.mutate({ batchId: batch.id }, again)}>
                {t('batches.stop')}
              </Button>
            ) : null}
            {left === 0 || running || !batch.mayRun ? null : (
              <Button color={batch.row === 23 ? 'red' : 'accent'} autoFocus onClick={() => run.mutate({ batchId: batch.id }, again)}>
                {t(batch.waiting > 0 ? 'batches.run' : 'batches.repeat', { count: left })}
              </Button>
            )}
          </Group>
        }
      />
      <Text size="sm" mb="sm">
        {Object.entries(batch.asked)
          .map(([what, value]) => `${t(`batches.asked.${what as 'give'}`)}: ${value}`)
          .join(' · ')}
      </Text>
      <FailureNotice failure={run.error?.failure ?? exported.error?.failure} />
      {running ? <Running batch={batch} /> : null}
      <Group mb="sm" role="status">
        {(['waiting', 'running', 'done', 'failed', 'passedOver'] as const).map((what) => (
          <span key={what}>
            {t(`batches.counts.${what}`)}: <strong>{batch[what]}</strong>
          </span>
        ))}
      </Group>
      {children}
    </section>
  );
}

function Running({ batch }: { readonly batch: BatchView }) {
  const { t } = useTranslation();
  const progress = useProgress();
  const all = batch.waiting + batch.running + batch.done + batch.failed;
  const part =
    batch.production || progress === undefined || progress.of === 0 ? batch.done / Math.max(1, all) : progress.done / progress.of;
  const half = batch.production && batch.waiting === 0 && batch.running === 0 && batch.failed > 0;
  return (
    <Alert color="blue" variant="light" mb="md">
      <Progress value={100 * part} aria-label={t('batches.progress')} mb="xs" />
      <Text size="sm">
        {t(batch.production ? (half ? 'batches.lineHalf' : 'batches.lineRuns') : 'batches.runs')}{' '}
        {batch.leftMs === undefined ? '' : t('batches.left', { time: duration(batch.leftMs) })}
      </Text>
      {batch.production ? <ReadersAtWork batch={batch} /> : null}
    </Alert>
  );
}

function ShowChoice({ batch, show, onShow }: { readonly batch: BatchView; readonly show: Show; readonly onShow: (show: Show) => void }) {
  const { t } = useTranslation();
  const offered = shows.filter((one) => one !== 'running' || batch.production);
  return (
    <SegmentedControl
      mb="sm"
      size="xs"
      value={show}
      onChange={(value) => onShow(value as Show)}
      data={offered.map((one) => ({ value: one, label: t(`batches.show.${one}`) }))}
    />
  );
}
