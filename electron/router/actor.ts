import type { Account, ApiKey, Membership } from '../../core/records/records.ts';
import type { Actor, ActorMembership, PersonActor } from '../../core/roles/actor.ts';
import { keyStanding, type KeyStanding } from '../../core/roles/key-standing.ts';
import { narrowerRolesOf } from '../../core/roles/narrower-role.ts';
import { isCredentialRole, isHouseRole } from '../../core/roles/role-names.ts';
import type { StoreReader } from '../store/store.ts';
import type { Session } from './session.ts';

/** The caller as `decide` needs them: roles, memberships and state as they are now, read anew for every call. */
export function actorOf(session: Session | undefined, store: StoreReader): Actor {
  return session === undefined ? { kind: 'anonymous' } : personActor(session.personId, store);
}

/** A person as an actor: the caller, or the holder who acts at somebody else's reader (row 34). */
export function personActor(personId: string, store: StoreReader): PersonActor {
  const account = store.get('account', personId);
  const roles = account?.roles ?? [];
  return {
    kind: 'person',
    personId,
    active: store.get('person', personId)?.state === 'active',
    roles: roles.filter(isCredentialRole),
    houseRoles: roles.filter(isHouseRole),
    narrowerRoles: roles.every((role) => isCredentialRole(role) || isHouseRole(role))
      ? []
      : narrowerRolesOf(store.all('narrower-role')).filter((role) => roles.includes(role.name)),
    registryOperator: isOperator(account),
    memberships: store.memberships.byPerson(personId).map(
      (membership): ActorMembership => ({
        servicePointId: membership.servicePointId,
        role: membership.role,
        state: standingOf(membership, account),
        servicePointEnabled: store.get('service-point', membership.servicePointId)?.enabled ?? false,
      }),
    ),
  };
}

/** Is somebody a Registry operator just now? One who was disabled is none until they are enabled again. */
export function isOperator(account: Account | undefined): boolean {
  return account?.registryOperator === true && account.operatorDisabled !== true;
}

/** A membership as it counts: all those of a disabled Registry operator rest. */
export function standingOf({ state }: Membership, account: Account | undefined): Membership['state'] {
  return state === 'enabled' && account?.registryOperator === true && account.operatorDisabled === true ? 'disabled' : state;
}

/** What a key is worth now, by its own record, its maker's and its service point's. */
export function standingOfKey(key: ApiKey, store: StoreReader, now: number): KeyStanding {
  const servicePointEnabled = store.get('service-point', key.servicePointId)?.enabled ?? false;
  return keyStanding(key, { maker: personActor(key.makerId, store), servicePointEnabled, now });
}

/** A key as the caller. */
export function keyActor(key: ApiKey, { works, role }: KeyStanding): Actor {
  return { kind: 'api-key', keyId: key.id, makerId: key.makerId, enabled: works, servicePointId: key.servicePointId, role };
}
