import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActionOutput } from '../../core/actions/all.ts';
import { shortDay, when } from '../format.ts';
import { useStation } from '../queries.ts';

/** While something is taken along, this is no trouble but the plan. */
const UNREACHED: readonly string[] = ['central-away', 'central-lost'];

/** Whether this station is in step with the others: what waits, since when and why. Nothing where it is enrolled nowhere. */
export function SyncState() {
  const { t } = useTranslation();
  const state = useStation('sync.open', {}).data;
  if (state?.enrolled === undefined) return null;
  const words = wordsFor(state, t);
  const planned = state.away?.over === false && UNREACHED.includes(state.problem?.code ?? '');
  const calm = (state.problem === undefined || planned) && state.frozen === undefined && state.openCases === 0;
  return (
    <Anchor href="#/sync" size="sm" {...(calm ? { c: 'dimmed' } : { fw: 600 })} className="cw-frame-sync">
      {words}
    </Anchor>
  );
}

function wordsFor(
  { waiting, waitingSince, problem, frozen, openCases, away }: ActionOutput<'sync.open'>,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (frozen !== undefined) return t('sync.frozen.title');
  if (away !== undefined && (problem === undefined || UNREACHED.includes(problem.code))) return awayWords(away, waiting, t);
  if (problem !== undefined) {
    const why = t(`sync.why.${problem.code as 'defect'}`, { defaultValue: problem.code });
    if (waiting === 0 || waitingSince === undefined) return t('sync.top.stopped', { why });
    return t('sync.top.stuck', { count: waiting, since: when(waitingSince), why });
  }
  if (openCases > 0) return t('sync.top.cases', { count: openCases });
  return waiting === 0 ? t('sync.top.inStep') : t('sync.top.waiting', { count: waiting });
}

function awayWords(
  { until, over }: NonNullable<ActionOutput<'sync.open'>['away']>,
  count: number,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  if (over) return t('sync.top.awayOver');
  return count === 0 ? t('sync.top.away', { until: shortDay(until) }) : t('sync.top.awayWaiting', { count });
}
