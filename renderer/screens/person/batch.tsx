import { Button, Group, Progress, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '../../../core/actions/views.ts';
import { listen } from '../../bridge.ts';
import { when } from '../../format.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { StateBadge } from '../../widgets/state-badge.tsx';
import { whyNot } from '../../widgets/why-not.ts';

/** A batch: the preview before it is run, its progress, and what came of each; failed ones can be repeated, also after a new start. */
export function BatchPage({ params }: ScreenProps) {
  const batch = useStation('batch.open', { batchId: params.batchId ?? '' });
  if (batch.error !== null) return <FailureNotice failure={batch.error.failure} />;
  return batch.data === undefined ? null : <Shown batch={batch.data} />;
}

function useProgress(): { readonly done: number; readonly of: number } | undefined {
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | undefined>();
  useEffect(
    () =>
      listen((event) => {
        if (event.event === 'progress' && event.action === 'batch.run') setProgress({ done: event.done, of: event.of });
      }),
    [],
  );
  return progress;
}

function Shown({ batch }: { readonly batch: BatchView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const run = useAction('batch.run');
  const progress = useProgress();
  const start = (): void => run.mutate({ batchId: batch.id }, { onSettled: () => void client.invalidateQueries() });
  const left = batch.waiting + batch.failed;
  return (
    <section>
      <PageHeader
        crumbs={[[t('people.batches'), '/batches']]}
        title={batch.useCase}
        sub={t('batches.made', { who: batch.madeByName, when: when(batch.madeAt) })}
        aside={
          left === 0 || !batch.mayRun ? null : (
            <Button color={batch.row === 23 ? 'red' : 'accent'} loading={run.isPending || batch.running} onClick={start}>
              {t(batch.waiting > 0 ? 'batches.run' : 'batches.repeat', { count: left })}
            </Button>
          )
        }
      />
      <Text size="sm" mb="sm">
        {Object.entries(batch.asked)
          .map(([what, value]) => `${t(`batches.asked.${what as 'give'}`)}: ${value}`)
          .join(' · ')}
      </Text>
      {run.isPending && progress !== undefined && progress.of > 0 ? (
        <Progress value={(100 * progress.done) / progress.of} aria-label={t('batches.progress')} mb="md" animated />
      ) : null}
      <FailureNotice failure={run.error?.failure} />
      <Group mb="sm" role="status">
        {(['waiting', 'done', 'failed', 'passedOver'] as const).map((what) => (
          <span key={what}>
            {t(`batches.counts.${what}`)}: <strong>{batch[what]}</strong>
          </span>
        ))}
      </Group>
      <div className="cw-panel cw-rows">
        {batch.entries.map((entry) => (
          <div className="cw-row" key={entry.personId}>
            <span className="cw-row-words">
              <a className="cw-row-title" href={`#/people/${entry.personId}`} style={{ color: 'inherit', textDecoration: 'none' }}>
                {entry.name}
              </a>
              <span className="cw-soft">{[entry.number, whyNot(entry.because, t)].filter((part) => part !== '').join(' · ')}</span>
            </span>
            <StateBadge state={entry.personState} />
            <span className="cw-row-side">{t(`batches.entry.${entry.state}`)}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
