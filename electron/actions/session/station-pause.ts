import type { Store } from '../../store/store.ts';

const FREE_TRIES = 10;
const LONGEST_MS = 60_000;
/** A row among those of accounts, whose keys are hashes and never this. */
const KEY = 'station';

/** The whole station slows down too, so that nobody tries one password on every account; mildly, since colleagues wait with them. */
export function stationPauseMs(wrongInARow: number): number {
  return wrongInARow <= FREE_TRIES ? 0 : Math.min(LONGEST_MS, 1000 * 2 ** (wrongInARow - FREE_TRIES - 1));
}

/** How long this station waits before it takes another try of any account; 0 is now. Kept over restarts. */
export function stationWaitMs(store: Store, nowMs: number): number {
  const row = store.failedSignIns.get(KEY);
  if (row === undefined) return 0;
  const pause = stationPauseMs(row.count);
  return Math.max(0, Math.min(pause, Date.parse(row.lastAt) + pause - nowMs));
}

/** A right password ends the row of wrong ones. */
export function noteAtStation(store: Store, { right, at }: { readonly right: boolean; readonly at: number }): void {
  store.transact((writer) => {
    if (right) return writer.failedSignIns.clear(KEY);
    const before = writer.failedSignIns.get(KEY)?.count ?? 0;
    return writer.failedSignIns.put(KEY, { count: before + 1, lastAt: new Date(at).toISOString() });
  });
}
