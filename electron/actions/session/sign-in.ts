import type { FactDraft } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Session } from '../../router/session.ts';
import type { Handler } from '../handler.ts';
import { checkPassword } from './check-password.ts';
import { firstServicePoint, sessionView } from './session-view.ts';

/** Signs in by e-mail and password. An unknown address takes as long and answers the same as a wrong password. */
export const sessionSignIn: Handler<'session.sign-in'> = async (call, parts) => {
  const { store, sessions } = parts;
  const known = store.people.byEmail(call.input.email);
  await checkPassword(parts, { account: call.input.email, personId: known?.id, password: call.input.password });
  const person = known === undefined ? undefined : store.get('person', known.id);
  if (person === undefined) throw new Refusal('wrong-password');
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  const before = sessions.current();
  const session = sessions.open(person.id, firstServicePoint(person.id, store));
  try {
    store.transact((writer) => {
      if (before !== undefined) writer.append({ ...sessionFact('session.sign-out', before), note: { because: 'changed-operator' } });
      writer.append(sessionFact('session.sign-in', session));
    });
  } catch (cause) {
    sessions.close();
    throw cause;
  }
  return sessionView(session, parts);
};

function sessionFact(action: 'session.sign-in' | 'session.sign-out', { id, personId, servicePointId }: Session): FactDraft {
  return {
    kind: 'observation',
    action,
    who: { person: personId, session: id },
    ...(servicePointId === undefined ? {} : { servicePoint: servicePointId }),
    subject: { kind: 'person', id: personId },
    changes: [],
  };
}
