import type { CardIdentity } from '../../native/piv/identity.ts';

const prefixes = { 'vendor-serial': 'serial', chip: 'chip', 'card-uuid': 'uuid' } as const;

/** A card's identity as records keep it: `serial:…`, `chip:…` or `uuid:…`. */
export function chipOf(identity: CardIdentity): string {
  return `${prefixes[identity.kind]}:${identity.value}`;
}
