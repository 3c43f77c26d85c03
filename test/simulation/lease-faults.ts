import { toHex } from '../../core/base/bytes.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import { LEASE_GIVEN_BACK, LEASE_TAKEN } from '../../core/sync/lease.ts';
import type { Database } from '../../server/store/database.ts';
import { LONG_LEASE_DAYS } from './acts.ts';
import { homesOf } from './homes.ts';
import type { Entry } from './sim-entry.ts';
import type { SimStation } from './sim-station.ts';

interface Held {
  readonly station: string;
  readonly fence: string;
  /** Longer than the simulation. */
  readonly long: boolean;
}

/** What one station alone may do is done once, or a person is told; and nobody gets what another still has. */
export function leaseFaults(feed: readonly Entry[]): readonly string[] {
  const faults: string[] = [];
  const leases = new Map<string, Held>();
  const made = new Map<string, number>();
  for (const { seq, leaf, body, verdict } of feed) {
    const { action, subject, station, note } = JSON.parse(body) as FactBody;
    if (subject === undefined) continue;
    const { id } = subject;
    const held = leases.get(id);
    if (action === LEASE_TAKEN && verdict.answer === 'accepted') {
      if (held !== undefined && held.station !== station && held.long) faults.push(`the lease at ${seq} is another's still`);
      const fence = held?.station === station ? held.fence : String(note['again'] ?? toHex(leaf));
      leases.set(id, { station, fence, long: note['days'] === LONG_LEASE_DAYS });
    }
    if (action === LEASE_GIVEN_BACK && verdict.answer === 'accepted' && held !== undefined) {
      if (held.station !== station) faults.push(`what was given back at ${seq} is another's`);
      leases.set(id, { ...held, long: false });
    }
    if (action !== 'card.issued' || verdict.skip.length > 0) continue;
    const told = verdict.case !== undefined;
    if (!told && made.has(id)) faults.push(`the cards at ${made.get(id) ?? 0} and ${seq} are one, and nobody is told`);
    const against = note['fence'] === undefined ? held?.station !== station && held?.long === true : note['fence'] !== held?.fence;
    if (!told && against) faults.push(`the card at ${seq} was for another station to make, and nobody is told`);
    made.set(id, seq);
  }
  return faults;
}

/** Every station knows the same of the leases that concern its service point as the server. */
export async function leaseRecordFaults(
  stations: readonly SimStation[],
  { database, tenant }: { readonly database: Database; readonly tenant: string },
): Promise<readonly string[]> {
  const rows = await database.rows<{ readonly id: string; readonly station: string; readonly fence: string }>({
    text: `SELECT id, body ->> 'station' AS station, body ->> 'fence' AS fence FROM record WHERE tenant_id = $1 AND kind = 'lease'`,
    values: [tenant],
  });
  const homes = await homesOf({ database, tenant });
  return stations.flatMap(({ parts, store }) =>
    rows.flatMap(({ id, station, fence }) => {
      if (!homes.concerns(parts.servicePoint, 'card', id)) return [];
      const here = store.feed.lease(id);
      return here?.station === station && here.fence === fence ? [] : [`${parts.name}: the lease of ${id} is another than at the server`];
    }),
  );
}
