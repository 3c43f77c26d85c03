import { Refusal } from '../../../core/failures/refusal.ts';
import type { Parts } from '../handler.ts';

interface Attempt {
  /** What was typed as the account: wrong tries are counted by it whether or not it exists. */
  readonly account: string;
  readonly personId: string | undefined;
  readonly password: string;
}

/** Refuses a wrong password, and any try that comes before the growing pause after wrong ones is over. */
export async function checkPassword(parts: Pick<Parts, 'store' | 'house' | 'clock'>, attempt: Attempt): Promise<void> {
  const now = parts.clock.now();
  const waitMs = parts.house.passwords.waitMs(attempt.account, now);
  if (waitMs > 0) throw new Refusal('sign-in-slowed', { seconds: Math.ceil(waitMs / 1000) });
  const right = await parts.house.passwords.verify(attempt.personId, attempt.password);
  parts.house.passwords.note(attempt.account, { right, at: now });
  if (!right) throw new Refusal('wrong-password');
}
