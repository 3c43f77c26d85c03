import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';
import { checkPassword } from './check-password.ts';
import { firstServicePoint, sessionView } from './session-view.ts';

/** Signs in by e-mail and password. An unknown address takes as long and answers the same as a wrong password. */
export const sessionSignIn: Handler<'session.sign-in'> = async (call, parts) => {
  const person = parts.store.people.byEmail(call.input.email);
  await checkPassword(parts, { account: call.input.email, personId: person?.id, password: call.input.password });
  if (person === undefined) throw new Refusal('wrong-password');
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  const session = parts.sessions.open(person.id, firstServicePoint(person.id, parts.store));
  parts.store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'session.sign-in',
      who: { person: person.id, session: session.id },
      ...(session.servicePointId === undefined ? {} : { servicePoint: session.servicePointId }),
      subject: { kind: 'person', id: person.id },
      changes: [],
    });
  });
  return sessionView(session, parts);
};
