import type { Actor, ActorMembership } from '../../core/roles/actor.ts';
import { narrowerRolesOf } from '../../core/roles/narrower-role.ts';
import { isCredentialRole, isHouseRole } from '../../core/roles/role-names.ts';
import type { StoreReader } from '../store/store.ts';
import type { Session } from './session.ts';

/** The caller as `decide` needs them: roles, memberships and state as they are now, read anew for every call. */
export function actorOf(session: Session | undefined, store: StoreReader): Actor {
  return session === undefined ? { kind: 'anonymous' } : personActor(session.personId, store);
}

/** A person as an actor: the caller, or the holder who acts at somebody else's reader (row 34). */
export function personActor(personId: string, store: StoreReader): Actor {
  const roles = store.get('account', personId)?.roles ?? [];
  return {
    kind: 'person',
    personId,
    active: store.get('person', personId)?.state === 'active',
    roles: roles.filter(isCredentialRole),
    houseRoles: roles.filter(isHouseRole),
    narrowerRoles: roles.every((role) => isCredentialRole(role) || isHouseRole(role))
      ? []
      : narrowerRolesOf(store.all('narrower-role')).filter((role) => roles.includes(role.name)),
    registryOperator: store.get('account', personId)?.registryOperator ?? false,
    memberships: store.memberships.byPerson(personId).map(
      (membership): ActorMembership => ({
        servicePointId: membership.servicePointId,
        role: membership.role,
        state: membership.state,
        servicePointEnabled: store.get('service-point', membership.servicePointId)?.enabled ?? false,
      }),
    ),
  };
}
