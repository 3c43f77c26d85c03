import type { StationEvent } from '../../core/actions/wire.ts';
import type { FactDraft } from '../../core/facts/draft.ts';
import type { Loaded } from './judge.ts';
import type { Session, SessionHolder } from './session.ts';

/** Whether the window is a kiosk now: from a start as one until staff leave it. */
export interface Kiosk {
  readonly on: () => boolean;
  readonly leave: () => void;
}

export function createKiosk(started: boolean, left: () => void): Kiosk {
  let on = started;
  return {
    on: () => on,
    leave() {
      on = false;
      left();
    },
  };
}

/** What the page of a kiosk may hear: that something changed, and nothing of anybody. */
export function forKiosk(event: StationEvent): StationEvent | undefined {
  if (event.event === 'readers') return { ...event, readers: [] };
  return event.event === 'session' || event.event === 'records' ? event : undefined;
}

/** Does all that a message is about belong to whoever is signed in? A request is its requester's. */
export function isOwn(subject: Loaded, personId: string | undefined): boolean {
  const { request, person, card, virtualSmartCard, mobileId } = subject;
  if (subject.temporaryCard !== undefined || subject.operation !== undefined || subject.batch !== undefined) return false;
  const owners =
    request === undefined ? [person?.id, card?.personId, virtualSmartCard?.personId, mobileId?.personId] : [request.requesterId];
  return owners.every((owner) => owner === undefined || owner === personId);
}

/** A session at a kiosk is never left locked for the next person: what would lock it ends it. `ended` writes that into the journal. */
export function endingSessions(sessions: SessionHolder, kiosk: Kiosk, ended: (fact: FactDraft) => void): SessionHolder {
  return {
    ...sessions,
    lock() {
      if (!kiosk.on()) return sessions.lock();
      const session = sessions.current();
      if (session === undefined) return;
      sessions.close();
      ended(leftFact(session));
    },
  };
}

function leftFact({ id, personId }: Session): FactDraft {
  return {
    kind: 'observation',
    action: 'session.sign-out',
    who: { person: personId, session: id },
    subject: { kind: 'person', id: personId },
    note: { because: 'left-the-kiosk' },
    changes: [],
  };
}
