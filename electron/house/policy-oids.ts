import type { PolicyOids } from '../authority/slot-profiles.ts';
import type { StoreReader } from '../store/store.ts';

/**
 * Policies of an organisation that has none registered: UUID-based arcs (ITU-T X.667: 2.25 and the organisation's UUID as a number),
 * so that they are its own and nobody else's. A setting names registered ones.
 */
export function policyOids(store: StoreReader, organisationId: string): PolicyOids {
  const set = store.settings.get('policy-oids') as PolicyOids | undefined;
  if (set !== undefined) return set;
  const arc = `2.25.${BigInt(`0x${organisationId.replaceAll('-', '')}`)}`;
  return { hardware: `${arc}.1`, cardAuthentication: `${arc}.2`, contentSigning: `${arc}.3` };
}
