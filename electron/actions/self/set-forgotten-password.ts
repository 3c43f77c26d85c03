import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf } from '../handler.ts';
import { dropMail } from '../person/new-password.ts';
import { assertNoPause } from '../session/assert-no-pause.ts';
import { codeHash, isCode, mayForget } from './one-time-code.ts';

/** Row 20, second half. Wrong codes slow down as wrong passwords do, whether or not there is such an account. */
export const selfSetForgottenPassword: Handler<'self.set-forgotten-password'> = async (call, parts) => {
  const { store, house, clock } = parts;
  const { email, codeSecret, newPassword } = call.input;
  // First of all, since it takes as long for an address that nobody has.
  const passwordHash = await house.passwords.hash(newPassword);
  const account = `code ${email}`;
  const nowMs = clock.now();
  assertNoPause(house.passwords.waitMs(account, nowMs));
  const person = mayForget(store, email);
  const right = person !== undefined && isCode(store, person.id, { hash: codeHash(codeSecret), nowMs });
  house.passwords.note(account, { right, at: nowMs });
  if (!right) throw new Refusal('code-wrong');
  store.transact((writer) => {
    house.passwords.put(writer, person.id, passwordHash);
    writer.oneTimeCodes.remove(person.id);
    dropMail(writer, person.id, parts);
    const by = { who: { person: person.id }, subject: { kind: 'person', id: person.id }, changes: [] };
    writer.append(factOf(call, 'self.set-forgotten-password', by));
  });
  house.passwords.note(email, { right: true, at: nowMs });
  return {};
};
