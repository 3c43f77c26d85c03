import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../core/actions/all.ts';
import { when } from '../format.ts';
import { useStation } from '../queries.ts';

/** Whether this station is in step with the others: what waits, since when and why. Nothing where it is enrolled nowhere. */
export function SyncState() {
  const { t } = useTranslation();
  const state = useStation('sync.open', {}).data;
  if (state?.enrolled === undefined) return null;
  const words = wordsFor(state, t);
  const calm = state.problem === undefined && state.frozen === undefined && state.openCases === 0;
  return (
    <Anchor href="#/sync" size="sm" {...(calm ? { c: 'dimmed' } : { fw: 600 })} className="cw-frame-sync">
      {words}
    </Anchor>
  );
}

function wordsFor(
  { waiting, waitingSince, problem, frozen, openCases }: ActionOutput<'sync.open'>,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (frozen !== undefined) return t('sync.frozen.title');
  if (problem !== undefined) {
    const why = t(`sync.why.${problem.code as 'defect'}`, { defaultValue: problem.code });
    if (waiting === 0 || waitingSince === undefined) return t('sync.top.stopped', { why });
    return t('sync.top.stuck', { count: waiting, since: when(waitingSince), why });
  }
  if (openCases > 0) return t('sync.top.cases', { count: openCases });
  return waiting === 0 ? t('sync.top.inStep') : t('sync.top.waiting', { count: waiting });
}
