import { createHmac } from 'node:crypto';
import type { Store } from '../store/store.ts';

/** Pauses after wrong sign-ins, by what was typed as an account, whether or not there is one. */
export interface SlowDown {
  waitMs(account: string, nowMs: number): number;
  note(account: string, outcome: { readonly right: boolean; readonly at: number }): void;
}

const FREE_TRIES = 2;
const LONGEST_MS = 15 * 60_000;
const FORGET_MS = 24 * 3_600_000;
const SALT = 'sign-in-salt';

/** After wrong tries in a row: none for the first two, then 1, 2, 4, 8, … seconds, at most a quarter of an hour. */
export function pauseMs(wrongInARow: number): number {
  return wrongInARow <= FREE_TRIES ? 0 : Math.min(LONGEST_MS, 1000 * 2 ** (wrongInARow - FREE_TRIES - 1));
}

export function createSlowDown({ store, random }: { readonly store: Store; readonly random: (length: number) => Uint8Array }): SlowDown {
  const hashOf = (account: string, salt: string): string => createHmac('sha256', salt).update(account.trim().toLowerCase()).digest('hex');
  return {
    waitMs(account, nowMs) {
      const salt = store.settings.get(SALT);
      const row = typeof salt === 'string' ? store.failedSignIns.get(hashOf(account, salt)) : undefined;
      if (row === undefined) return 0;
      const pause = pauseMs(row.count);
      // A clock that was set back must not lengthen the pause.
      return Math.max(0, Math.min(pause, Date.parse(row.lastAt) + pause - nowMs));
    },
    note(account, { right, at }) {
      store.transact((writer) => {
        const known = writer.settings.get(SALT);
        const salt = typeof known === 'string' ? known : Buffer.from(random(16)).toString('hex');
        if (salt !== known) writer.settings.set(SALT, salt);
        const hashed = hashOf(account, salt);
        writer.failedSignIns.forgetBefore(new Date(at - FORGET_MS).toISOString());
        if (right) return writer.failedSignIns.clear(hashed);
        const before = writer.failedSignIns.get(hashed)?.count ?? 0;
        return writer.failedSignIns.put(hashed, { count: before + 1, lastAt: new Date(at).toISOString() });
      });
    },
  };
}
