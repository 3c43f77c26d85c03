import type { ApiKey } from '../records/records.ts';
import type { ActorMembership } from './actor.ts';

/** What a key is now. `works`: it would be taken; its role is never above the one that its maker has there now. */
export interface KeyStanding {
  readonly state: 'enabled' | 'disabled' | 'expired';
  readonly works: boolean;
  readonly role: 'service-point-user' | 'service-point-admin';
}

/** Whoever made the key, as they are now. */
export interface KeyMaker {
  readonly active: boolean;
  readonly registryOperator: boolean;
  readonly memberships: readonly ActorMembership[];
}

/** A key outlives neither its service point's nor its maker's disabling (spec service points 4.5, 11). `now`: milliseconds since 1970. */
export function keyStanding(
  key: ApiKey,
  { maker, servicePointEnabled, now }: { readonly maker: KeyMaker; readonly servicePointEnabled: boolean; readonly now: number },
): KeyStanding {
  const state = key.enabled ? (Date.parse(key.expiresAt) <= now ? 'expired' : 'enabled') : 'disabled';
  const here = maker.memberships.find((membership) => membership.servicePointId === key.servicePointId && membership.state === 'enabled');
  const makerRole = maker.registryOperator ? 'service-point-admin' : here?.role;
  return {
    state,
    works: state === 'enabled' && servicePointEnabled && maker.active && makerRole !== undefined,
    role: makerRole === 'service-point-admin' ? key.role : 'service-point-user',
  };
}
