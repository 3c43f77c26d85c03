import type { Parts } from '../handler.ts';

/** A batch that runs in this process. */
export interface Run {
  /** Nothing new of it begins from now on. */
  readonly stop: () => void;
  /** Milliseconds that are left as measured so far; undefined where nothing is known yet. */
  readonly leftMs: () => number | undefined;
}

const byStore = new WeakMap<Parts['store'], Map<string, Run>>();

/** The batches of this station that run just now, by id. */
export function running(store: Parts['store']): Map<string, Run> {
  const runs = byStore.get(store) ?? new Map<string, Run>();
  byStore.set(store, runs);
  return runs;
}
