import { createContext, useContext } from 'react';
import type { ActionId } from '../core/actions/all.ts';
import { actions } from '../core/actions/all.ts';
import type { PossibleView, SessionView } from '../core/actions/views.ts';
import type { Actor, PersonActor } from '../core/roles/actor.ts';
import type { SettledPermission } from '../core/roles/permission.ts';
import { decideAtAll } from '../core/roles/cells.ts';

export const SessionContext = createContext<SessionView | undefined>(undefined);

/** Whoever is signed in. Throws outside the frame. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === undefined) throw new TypeError('expected to be inside the frame');
  return session;
}

/** Does `decide` allow this action to this person at their service point at all? Only to show; the main process asks again. */
export function mayAtAll(session: SessionView, action: ActionId): boolean {
  return whyNotAtAll(session, action) === undefined;
}

/** Why it does not, as the main process would say it; undefined where it does. */
export function whyNotAtAll(session: SessionView, action: ActionId): PossibleView['because'] {
  const { permission } = actions[action];
  const servicePointId = session.servicePoints.find((point) => point.active)?.id;
  if (permission.family !== 'house' && typeof permission.row !== 'number') return undefined;
  const decision = decideAtAll(session.actor as Actor, permission as SettledPermission, {
    ...(servicePointId === undefined ? {} : { servicePointId }),
    ownerId: session.person.id,
  });
  if (decision.allowed) return undefined;
  return { code: 'denied', params: { because: decision.because, roles: decision.roles.join(', ') } };
}

/** Let in nowhere: no enabled membership at an enabled service point, and no Registry operator either. Sees where to ask, and their own things. */
export function worksNowhere(session: SessionView): boolean {
  return session.servicePoints.length === 0 && !(session.actor as PersonActor).registryOperator;
}
