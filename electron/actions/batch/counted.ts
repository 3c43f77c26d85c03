import type { BatchEntry } from '../../store/local-people.ts';

export function counted(entries: readonly BatchEntry[]) {
  const of = (state: BatchEntry['state']): number => entries.filter((entry) => entry.state === state).length;
  return { waiting: of('waiting'), running: of('running'), done: of('done'), failed: of('failed'), passedOver: of('passed-over') };
}
