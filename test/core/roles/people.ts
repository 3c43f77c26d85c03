import type { ActorMembership, PersonActor } from '../../../core/roles/actor.ts';
import { decide } from '../../../core/roles/decide.ts';
import type { About } from '../../../core/roles/about.ts';
import type { Actor } from '../../../core/roles/actor.ts';
import type { SettledPermission } from '../../../core/roles/permission.ts';
import type { CredentialRole, HouseRole } from '../../../core/roles/role-names.ts';

export const NORTH = 'north';
export const SOUTH = 'south';
export const ME = 'me';
export const COLLEAGUE = 'colleague';

export function member(servicePointId: string, change: Partial<ActorMembership> = {}): ActorMembership {
  return { servicePointId, role: 'service-point-user', state: 'enabled', servicePointEnabled: true, ...change };
}

/** Somebody active without any role, at no service point. */
export const visitor: PersonActor = {
  kind: 'person',
  personId: ME,
  active: true,
  roles: [],
  houseRoles: [],
  narrowerRoles: [],
  registryOperator: false,
  memberships: [],
};

/** Somebody with these roles of the first family and an enabled membership in the north. */
export function withRoles(...roles: readonly CredentialRole[]): PersonActor {
  return { ...visitor, roles, memberships: [member(NORTH)] };
}

export function withHouseRoles(...houseRoles: readonly HouseRole[]): PersonActor {
  return { ...visitor, houseRoles, memberships: [member(NORTH)] };
}

export const registryOperator: PersonActor = { ...visitor, registryOperator: true };
export const adminInTheNorth: PersonActor = { ...visitor, memberships: [member(NORTH, { role: 'service-point-admin' })] };
export const userInTheNorth: PersonActor = { ...visitor, memberships: [member(NORTH)] };

export function apiKey(change: Partial<Extract<Actor, { kind: 'api-key' }>> = {}): Actor {
  return { kind: 'api-key', enabled: true, servicePointId: NORTH, role: 'service-point-user', ...change };
}

/** A colleague's record in the north about which nothing speaks against acting. */
export const aColleague: About = {
  servicePointId: NORTH,
  ownerId: COLLEAGUE,
  requesterId: COLLEAGUE,
  targetPersonId: COLLEAGUE,
  targetBelongsElsewhere: false,
  lastHolderOf: [],
  approvalOn: true,
};
/** One's own thing in the north. */
export const myOwn: About = { ...aColleague, ownerId: ME, requesterId: ME };

/** `yes`, or the reason of the refusal. */
export function answer(actor: Actor, permission: SettledPermission, about: About): string {
  const decision = decide(actor, permission, about);
  return decision.allowed ? 'yes' : decision.because;
}

export const row = (number: number): SettledPermission => ({ family: 'credentials', row: number });
export const approving = (number: number): SettledPermission => ({ family: 'credentials', row: number, as: 'approve' });
export const point = (number: number): SettledPermission => ({ family: 'service-points', row: number });
