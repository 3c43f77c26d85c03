import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';
import { checkPassword } from './check-password.ts';
import { enter } from './enter.ts';

/** Signs in by e-mail and password. An unknown address takes as long and answers the same as a wrong password. */
export const sessionSignIn: Handler<'session.sign-in'> = async (call, parts) => {
  const { store } = parts;
  const known = store.people.byEmail(call.input.email);
  await checkPassword(parts, { account: call.input.email, personId: known?.id, password: call.input.password });
  const person = known === undefined ? undefined : store.get('person', known.id);
  if (person === undefined) throw new Refusal('wrong-password');
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  return enter(person, {}, parts);
};
