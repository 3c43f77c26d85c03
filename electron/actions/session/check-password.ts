import { Refusal } from '../../../core/failures/refusal.ts';
import type { Parts } from '../handler.ts';
import { assertNoPause } from './assert-no-pause.ts';
import { noteAtStation, stationWaitMs } from './station-pause.ts';

interface Attempt {
  /** What was typed as the account: wrong tries are counted by it whether or not it exists. */
  readonly account: string;
  readonly personId: string | undefined;
  readonly password: string;
}

type CheckParts = Pick<Parts, 'store' | 'house' | 'clock'>;

/** The last try of each keeper. Tries posted all at once would else all pass before the first wrong one is counted. */
const lastTry = new WeakMap<object, Promise<void>>();

/** Refuses a wrong password, and any try that comes before the growing pause after wrong ones is over. One try at a time. */
export function checkPassword(parts: CheckParts, attempt: Attempt): Promise<void> {
  return oneAtATime(parts.house.passwords, () => tryPassword(parts, attempt));
}

/** A try begins once the one before it is counted. */
export function oneAtATime(passwords: CheckParts['house']['passwords'], attempt: () => Promise<void>): Promise<void> {
  const now = (lastTry.get(passwords) ?? Promise.resolve()).then(attempt);
  lastTry.set(
    passwords,
    now.catch(() => undefined),
  );
  return now;
}

async function tryPassword({ house, clock, store }: CheckParts, attempt: Attempt): Promise<void> {
  const now = clock.now();
  const waitMs = Math.max(house.passwords.waitMs(attempt.account, now), stationWaitMs(store, now));
  assertNoPause(waitMs);
  const right = await house.passwords.verify(attempt.personId, attempt.password);
  house.passwords.note(attempt.account, { right, at: now });
  noteAtStation(store, { right, at: now });
  if (!right) throw new Refusal('wrong-password');
}
