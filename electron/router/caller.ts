import type { ActionRow } from '../../core/actions/action.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { type Actor, enabledMemberships } from '../../core/roles/actor.ts';
import { actorOf, keyActor, standingOfKey } from './actor.ts';
import type { World } from './clock.ts';
import type { SessionHolder } from './session.ts';
import type { ApiKey } from '../../core/records/records.ts';
import type { Store } from '../store/store.ts';

/** What of an action decides who may be its caller. */
export type Asked = Pick<ActionRow, 'id' | 'session' | 'reads'>;

type Session = ReturnType<SessionHolder['current']>;
/** Whom a fact names as its doer. */
export interface Who {
  readonly person?: string;
  readonly session?: string;
  readonly calledBy?: string;
  readonly apiKey?: string;
}

interface CallerParts extends World {
  readonly store: Store;
  readonly sessions: SessionHolder;
  readonly keyOf: (bearer: string) => ApiKey | undefined;
  readonly keyUsed: (key: ApiKey) => void;
}

export interface Caller {
  readonly actor: Actor;
  readonly session: Session;
  readonly servicePointId: string | undefined;
  readonly who: Who;
}

/** Whoever is signed in at the window. */
export function byWindow(row: Asked, parts: CallerParts): Caller {
  const session = liveSession(parts);
  if (session === undefined && row.session !== 'anonymous') throw new Refusal('not-signed-in');
  if (session?.locked === true && row.session === 'signed-in') throw new Refusal('session-locked');
  if (session !== undefined && isSignOfLife(row)) parts.sessions.touch();
  const who = session === undefined ? {} : { person: session.personId, session: session.id };
  const actor = actorOf(session, parts.store);
  const settled = settledAt(session, actor, parts);
  return { actor, session: settled, servicePointId: settled?.servicePointId, who };
}

/** Somebody who was let in while signed in works there from now on; where one chose to work stays as it was chosen. */
function settledAt(session: Session, actor: Actor, { sessions }: CallerParts): Session {
  if (session === undefined || session.servicePointId !== undefined || actor.kind !== 'person') return session;
  const [first] = enabledMemberships(actor);
  if (first === undefined) return session;
  sessions.work(first.servicePointId);
  return sessions.current();
}

/** A program with an API key. One that is unknown, wrong, over, or whose maker or service point is disabled is nobody. */
export function byBearer(bearer: string, parts: CallerParts): Caller {
  const key = parts.keyOf(bearer);
  const standing = key === undefined ? undefined : standingOfKey(key, parts.store, parts.clock.now());
  if (key === undefined || standing?.works !== true) throw new Refusal('not-signed-in');
  parts.keyUsed(key);
  return { actor: keyActor(key, standing), session: undefined, servicePointId: key.servicePointId, who: { apiKey: key.id } };
}

/** What a page asks by itself, after an event, must not put off the lock on idle: only work and `session.active` do. */
function isSignOfLife(row: Asked): boolean {
  return row.session === 'signed-in' && (!row.reads || row.id === 'session.active');
}

/** The session of somebody who is no longer Active ends at their next call, whatever it asks. */
function liveSession({ sessions, store }: CallerParts): Session {
  const session = sessions.current();
  if (session === undefined || store.get('person', session.personId)?.state === 'active') return session;
  store.transact((writer) => {
    writer.append({
      kind: 'observation',
      action: 'session.sign-out',
      who: { person: session.personId, session: session.id },
      subject: { kind: 'person', id: session.personId },
      note: { because: 'person-not-active' },
      changes: [],
    });
  });
  sessions.close();
  return undefined;
}
