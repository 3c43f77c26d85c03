import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, type Parts, factOf } from '../handler.ts';
import { assertNoPause } from '../session/assert-no-pause.ts';
import { oneAtATime } from '../session/check-password.ts';
import { staffCodeHash } from './staff-code.ts';

/** Wrong codes are counted as those of an account are, under a name that is no address. */
const ACCOUNT = 'staff code of the kiosk';

/** Whoever is signed in is signed out first: what comes next is the sign-in of an ordinary station. */
export const kioskLeave: Handler<'kiosk.leave'> = async (call, parts) => {
  const { store, sessions, kiosk, house } = parts;
  if (!kiosk.on()) throw new Refusal('not-found');
  await oneAtATime(house.passwords, () => assertStaffCode(call.input.codeSecret, parts));
  // Ends the session of a kiosk, and says so.
  sessions.lock();
  store.transact((writer) => writer.append({ ...factOf(call, 'kiosk.leave', { kind: 'observation', changes: [] }), who: {} }));
  kiosk.leave();
  return {};
};

async function assertStaffCode(typed: string, { store, clock, house: { passwords } }: Parts): Promise<void> {
  const hash = staffCodeHash(store);
  if (hash === undefined) throw new Refusal('staff-code-missing');
  const now = clock.now();
  assertNoPause(passwords.waitMs(ACCOUNT, now));
  const right = await passwords.matches(hash, typed);
  passwords.note(ACCOUNT, { right, at: now });
  if (!right) throw new Refusal('staff-code-wrong');
}
