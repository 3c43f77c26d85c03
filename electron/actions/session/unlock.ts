import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { checkPassword } from './check-password.ts';
import { sessionView } from './session-view.ts';

/** Unlocks with the password of whoever is signed in; where they were stays as it was. */
export const sessionUnlock: Handler<'session.unlock'> = async (call, parts) => {
  const session = required(call.session, 'a session');
  const person = required(parts.store.get('person', session.personId), 'the person signed in');
  await checkPassword(parts, { account: person.email, personId: person.id, password: call.input.password });
  // While the password was checked, somebody else may have signed in: theirs is not to be unlocked.
  if (parts.sessions.current()?.id !== session.id) throw new Refusal('not-signed-in');
  parts.sessions.unlock();
  return sessionView(required(parts.sessions.current(), 'a session'), parts);
};
