import { toHex } from '../../core/base/bytes.ts';
import { holding, LEASE_GIVEN_BACK, LEASE_TAKEN, leaseEndMs } from '../../core/sync/lease.ts';
import type { FeedReader, HeldLease } from './feed.ts';
import { bodyOf } from './fold-record.ts';
import { ownStation } from './own-station.ts';
import type { Sql } from './sql.ts';

const OF_RECORD = `SELECT fact.body, fact.hash, feed_entry.seq FROM fact_about JOIN fact ON fact.position = fact_about.fact
  JOIN feed_entry USING (station, epoch, n)
  WHERE fact_about.id = @id AND fact.action IN ('${LEASE_TAKEN}', '${LEASE_GIVEN_BACK}') AND feed_entry.verdict ->> '$.answer' = 'accepted'
  ORDER BY feed_entry.seq`;

/** What an act that is done once names: the lease that it was done by. Nothing where this station never had one. */
export function fenceOf(id: string, { feed }: { readonly feed: Pick<FeedReader, 'lease'> }): Readonly<Record<string, string>> {
  const fence = feed.lease(id)?.ownFence;
  return fence === undefined ? {} : { fence };
}

/** Made of what was granted at its place in the feed, as the server does; undefined where nobody ever had it. */
export function heldLease(id: string, sql: Sql): HeldLease | undefined {
  const own = ownStation(sql);
  let held: HeldLease | undefined;
  for (const row of sql.rows(OF_RECORD, { id })) {
    const fact = bodyOf(row);
    const act = String(fact.note['again'] ?? toHex(row['hash'] as Uint8Array));
    const after = holding(fact, { act, seq: Number(row['seq']), held });
    const endsMs = fact.action === LEASE_TAKEN ? leaseEndMs(fact) : 0;
    const ownFence = after.station === own ? after.fence : held?.ownFence;
    held = { ...after, endsMs, ...(ownFence === undefined ? {} : { ownFence }) };
  }
  return held;
}
