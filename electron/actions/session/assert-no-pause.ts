import { Refusal } from '../../../core/failures/refusal.ts';

/** Refuses what comes before a pause of so many milliseconds is over. Throws Refusal('sign-in-slowed'), which says how long it still is. */
export function assertNoPause(waitMs: number): void {
  if (waitMs > 0) throw new Refusal('sign-in-slowed', { seconds: Math.ceil(waitMs / 1000) });
}
