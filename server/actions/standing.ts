import type { Account, ApiKey, Membership } from '../../core/records/records.ts';
import type { Actor, ActorMembership, PersonActor } from '../../core/roles/actor.ts';
import { keyStanding, type KeyStanding } from '../../core/roles/key-standing.ts';
import { narrowerRoles } from '../../core/roles/narrower-role.ts';
import { isCredentialRole, isHouseRole } from '../../core/roles/role-names.ts';
import type { Reads } from '../store/reads.ts';

/** A person as `decide` needs them, as they are now. */
export async function personActor(personId: string, reads: Reads): Promise<PersonActor> {
  const [person, account, memberships] = await Promise.all([
    reads.get('person', personId),
    reads.get('account', personId),
    reads.find('membership', { personId }),
  ]);
  const points = await Promise.all(memberships.map(({ servicePointId }) => reads.get('service-point', servicePointId)));
  const roles = account?.roles ?? [];
  return {
    kind: 'person',
    personId,
    active: person?.state === 'active',
    roles: roles.filter(isCredentialRole),
    houseRoles: roles.filter(isHouseRole),
    narrowerRoles: narrowerRoles.filter((role) => roles.includes(role.name)),
    registryOperator: isOperator(account),
    memberships: memberships.map(
      (membership, at): ActorMembership => ({
        servicePointId: membership.servicePointId,
        role: membership.role,
        state: standingOf(membership, account),
        servicePointEnabled: points[at]?.enabled ?? false,
      }),
    ),
  };
}

/** One who was disabled is no Registry operator until they are enabled again. */
export function isOperator(account: Account | undefined): boolean {
  return account?.registryOperator === true && account.operatorDisabled !== true;
}

/** A membership as it counts: all those of a disabled Registry operator rest. */
export function standingOf({ state }: Membership, account: Account | undefined): Membership['state'] {
  return state === 'enabled' && account?.registryOperator === true && account.operatorDisabled === true ? 'disabled' : state;
}

/** What a key is worth now, by its own record, its maker's and its service point's. `now`: milliseconds since 1970. */
export async function standingOfKey(key: ApiKey, reads: Reads, now: number): Promise<KeyStanding> {
  const [maker, point] = await Promise.all([personActor(key.makerId, reads), reads.get('service-point', key.servicePointId)]);
  return keyStanding(key, { maker, servicePointEnabled: point?.enabled ?? false, now });
}

export function keyActor(key: ApiKey, { works, role }: KeyStanding): Actor {
  return { kind: 'api-key', keyId: key.id, makerId: key.makerId, enabled: works, servicePointId: key.servicePointId, role };
}
