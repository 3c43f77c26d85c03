import type { CredentialRole, HouseRole } from './role-names.ts';
import type { NarrowerRole } from './narrower-role.ts';

export interface ActorMembership {
  readonly servicePointId: string;
  readonly role: 'service-point-user' | 'service-point-admin';
  readonly state: 'pending' | 'enabled' | 'disabled';
  readonly servicePointEnabled: boolean;
}

/** Whoever calls, as `decide` needs them. Made from records by the main process and by the server, never by a screen. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | PersonActor
  /** Acts with a role of the second family, never above its maker's; all 51 use cases are refused to it. */
  | {
      readonly kind: 'api-key';
      readonly keyId?: string;
      /** Whoever made it: of keys, a plain user manages only those. */
      readonly makerId?: string;
      readonly enabled: boolean;
      readonly servicePointId: string;
      readonly role: 'service-point-user' | 'service-point-admin';
    };

export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly active: boolean;
  readonly roles: readonly CredentialRole[];
  readonly houseRoles: readonly HouseRole[];
  readonly narrowerRoles: readonly NarrowerRole[];
  /** Operator of the second family. */
  readonly registryOperator: boolean;
  readonly memberships: readonly ActorMembership[];
}

/** Memberships that count now: enabled, at an enabled service point. */
export function enabledMemberships(actor: PersonActor): readonly ActorMembership[] {
  return actor.memberships.filter((membership) => membership.state === 'enabled' && membership.servicePointEnabled);
}

/** Memberships that count where it is not asked whether the service point is enabled. */
export function ownMemberships(actor: PersonActor): readonly ActorMembership[] {
  return actor.memberships.filter(({ state }) => state === 'enabled');
}

/** Signed in but with no enabled membership: sees the request-access page and, with a self-service role, their own things. */
export function isUnauthorised(actor: PersonActor): boolean {
  return !actor.registryOperator && actor.memberships.every((membership) => membership.state !== 'enabled');
}
