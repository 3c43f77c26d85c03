import '../card/issue.css';
import { Button, Group, Kbd, Progress } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../../core/actions/views.ts';
import { duration } from '../../format.ts';
import { go } from '../../location.ts';
import { useAction, useStation } from '../../queries.ts';
import type { ScreenProps } from '../../screen.ts';
import { FailureNotice } from '../../widgets/failure-notice.tsx';
import { PageHeader } from '../../widgets/page-header.tsx';
import { Remark } from '../../widgets/state-badge.tsx';
import { TemporaryFinished, type TemporaryKind } from '../temporary-card/finished.tsx';
import { Finished } from './finished.tsx';

/** A flow at the reader while it runs: left the steps with what each took, right one big sentence, progress, time left. */
export function OperationPage({ params }: ScreenProps) {
  const operation = useStation('operation.open', { operationId: params.operationId ?? '' });
  const { t } = useTranslation();
  if (operation.error !== null) return <FailureNotice failure={operation.error.failure} />;
  const view = operation.data;
  if (view === undefined) return null;
  const kind = temporaryKind(view);
  const title =
    kind === undefined ? t('issue.title', { card: view.cardNumber }) : t(`temporaryCards.doing.${kind}`, { number: view.cardNumber });
  return (
    <section>
      <PageHeader
        crumbs={[
          [t('frame.rail.desk'), '/desk'],
          [
            kind === undefined ? t('card.name', { number: view.cardNumber }) : t('temporaryCards.name', { number: view.cardNumber }),
            pageOf(view),
          ],
        ]}
        title={[title, view.personName].filter((part) => part !== '').join(' · ')}
      />
      <div className="cw-issue">
        <Steps operation={view} />
        <div className="cw-panel cw-issue-main" aria-live="polite">
          {view.state === 'running' ? (
            <Running operation={view} />
          ) : view.state === 'done' ? (
            kind === undefined ? (
              <Finished operation={view} />
            ) : (
              <TemporaryFinished operation={view} kind={kind} />
            )
          ) : (
            <Stopped operation={view} />
          )}
        </div>
      </div>
    </section>
  );
}

/** The page of the card that is worked at. */
function pageOf({ cardId, temporary }: OperationView): string {
  return temporary === true ? `/temporary-cards/${cardId}` : `/cards/${cardId}`;
}

function temporaryKind({ kind, temporary }: OperationView): TemporaryKind | undefined {
  return temporary === true && (kind === 'prepare' || kind === 'assign' || kind === 'extend' || kind === 'wipe') ? kind : undefined;
}

const signs = { waiting: '○', running: '●', done: '✓', skipped: '–', failed: '✕' } as const;

function Steps({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  return (
    <div className="cw-panel cw-issue-side">
      <ol className="cw-steps">
        {operation.steps.map((step) => (
          <li key={step.key} className="cw-step" data-state={step.state} aria-current={step.state === 'running' ? 'step' : undefined}>
            <span aria-hidden="true">{signs[step.state]}</span>
            <span>{t(`issue.steps.${step.key as 'look'}`)}</span>
            <span className="cw-step-time">
              {step.tookMs !== undefined
                ? duration(step.tookMs)
                : step.state === 'running' && step.expectedMs !== undefined
                  ? `~ ${duration(step.expectedMs)}`
                  : ''}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Running({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const cancel = useAction('operation.cancel');
  const number = useStation('reader.list', {}).data?.readers.find((tile) => tile.name === operation.reader)?.number;
  const of = operation.steps.length;
  // Between two steps the next one counts as the one that runs.
  const at = operation.steps.filter((step) => step.state === 'done' || step.state === 'skipped').length;
  const current = operation.steps[at];
  const stop = (): void => {
    if (operation.cancelLeaves !== 'not-possible') cancel.mutate({ operationId: operation.id });
  };
  useHotkeys([['Escape', stop]]);
  return (
    <>
      <Remark tone="wait" sign="◐">
        {number === undefined ? operation.reader : t('reader.page.heading', { number })}
      </Remark>
      <div className="cw-issue-big">{current === undefined ? '' : t(`issue.steps.${current.key as 'look'}`)}</div>
      <p className="cw-soft">{t('issue.leave')}</p>
      <Progress value={(100 * at) / of} aria-label={t('issue.stepOf', { step: at + 1, of })} />
      <Group justify="space-between">
        <span className="cw-soft">{t('issue.stepOf', { step: at + 1, of })}</span>
        <span className="cw-soft">{operation.leftMs === undefined ? '' : t('issue.left', { time: duration(operation.leftMs) })}</span>
      </Group>
      <Group mt="auto" justify="space-between" wrap="nowrap">
        <span className="cw-soft">{cancel.isSuccess ? t('issue.cancelling') : t(`issue.cancelLeaves.${operation.cancelLeaves}`)}</span>
        <Button
          variant="default"
          style={{ flex: 'none' }}
          disabled={operation.cancelLeaves === 'not-possible' || cancel.isSuccess}
          onClick={stop}
          rightSection={<Kbd size="xs">Esc</Kbd>}
        >
          {t('issue.cancel')}
        </Button>
      </Group>
    </>
  );
}

/** It failed or was cancelled: what that means, and the one way on. */
function Stopped({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const revoked = Number(operation.failure?.params?.['revoked'] ?? 0);
  useHotkeys([['Enter', () => go(pageOf(operation))]]);
  return (
    <>
      <div className="cw-issue-big">{t('issue.failed')}</div>
      <FailureNotice failure={operation.failure ?? { code: 'operation-cancelled' }} />
      {revoked > 0 ? <p>{t('issue.revoked', { count: revoked })}</p> : null}
      <Group mt="auto">
        <Button onClick={() => go(pageOf(operation))} rightSection={<Kbd size="xs">↵</Kbd>}>
          {t('issue.toCard')}
        </Button>
        <Button variant="default" onClick={() => go('/desk')}>
          {t('issue.backToDesk')}
        </Button>
      </Group>
    </>
  );
}
