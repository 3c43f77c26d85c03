import type { SessionView } from '../../../core/actions/views.ts';
import type { FactDraft } from '../../../core/facts/draft.ts';
import type { MobileId, Person } from '../../../core/records/records.ts';
import type { Entering, Session } from '../../router/session.ts';
import type { Parts } from '../handler.ts';
import { firstServicePoint, sessionView } from './session-view.ts';

/** Opens the session of somebody who proved who they are; whoever was signed in before is signed out. */
export function enter(
  person: Person,
  { mobileId, ...proved }: Pick<Entering, 'identityProvider' | 'card' | 'proof'> & { readonly mobileId?: MobileId },
  parts: Pick<Parts, 'store' | 'sessions'>,
): SessionView {
  const { store, sessions } = parts;
  const before = sessions.current();
  const session = sessions.open({ personId: person.id, servicePointId: firstServicePoint(person.id, store), ...proved });
  const byCard = session.card === undefined ? {} : { note: { card: session.card.number, listOf: session.card.listOf } };
  const by = mobileId === undefined ? byCard : { note: { mobileId: mobileId.number } };
  try {
    store.transact((writer) => {
      if (before !== undefined) writer.append({ ...sessionFact('session.sign-out', before), note: { because: 'changed-operator' } });
      writer.append({ ...sessionFact('session.sign-in', session), ...by });
    });
  } catch (cause) {
    sessions.close();
    throw cause;
  }
  return sessionView(session, parts);
}

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
