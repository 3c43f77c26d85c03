import { toHex } from '../../core/base/bytes.ts';
import { holding, LEASE_GIVEN_BACK, LEASE_TAKEN, leaseEndMs, LONGEST_LEASE_DAYS } from '../../core/sync/lease.ts';
import type { FeedReader, HeldLease, OwnLease } from './feed.ts';
import { bodyOf } from './fold-record.ts';
import { OWN_STATION, ownStation } from './own-station.ts';
import type { Sql } from './sql.ts';

const DAY_MS = 86_400_000;

/** What was granted in the order of the feed, then this station's own that have no place in it yet. */
const OF_RECORD = `SELECT fact.body, fact.hash, feed_entry.seq FROM fact_about JOIN fact ON fact.position = fact_about.fact
  LEFT JOIN feed_entry USING (station, epoch, n)
  WHERE fact_about.id = @id AND fact.action IN ('${LEASE_TAKEN}', '${LEASE_GIVEN_BACK}') AND fact.epoch >= 0
    AND CASE WHEN feed_entry.seq IS NULL THEN fact.station = ${OWN_STATION} ELSE feed_entry.verdict ->> '$.answer' = 'accepted' END
  ORDER BY feed_entry.seq IS NULL, feed_entry.seq, fact.epoch, fact.n`;

/** What anybody else may know of a record: a fact of another station about it, or one of ours that the server has or had. */
const KNOWN_ELSEWHERE = `SELECT 1 FROM fact_about JOIN fact ON fact.position = fact_about.fact LEFT JOIN outbox ON outbox.fact = fact.position
  LEFT JOIN feed_before USING (station, epoch, n)
  WHERE fact_about.id = @id AND fact.epoch >= 0
    AND (fact.station <> ${OWN_STATION} OR outbox.fact IS NULL OR outbox.acknowledged <> 0 OR feed_before.seq IS NOT NULL) LIMIT 1`;

const OWN_TAKEN = `SELECT DISTINCT taken.body ->> '$.subject.kind' AS kind, taken.body ->> '$.subject.id' AS id,
    taken.service_point AS servicePointId
  FROM fact AS taken WHERE taken.action = '${LEASE_TAKEN}' AND taken.station = ${OWN_STATION} AND taken.epoch >= 0 AND taken.at > @since
    AND NOT EXISTS (SELECT 1 FROM fact_about JOIN fact ON fact.position = fact_about.fact
      WHERE fact_about.id = taken.body ->> '$.subject.id' AND fact.action = '${LEASE_GIVEN_BACK}' AND fact.station = taken.station
        AND fact.epoch >= 0 AND fact.position > taken.position)`;

/** What an act that is done once names: the lease that it was done by. Nothing where this station never had one. */
export function fenceOf(id: string, { feed }: { readonly feed: Pick<FeedReader, 'lease'> }): Readonly<Record<string, string>> {
  const fence = feed.lease(id)?.ownFence;
  return fence === undefined ? {} : { fence };
}

/** Whether nobody but this station can know of that record yet: all that was ever said of it waits here to be sent. */
export function isKnownHereAlone(id: string, sql: Sql): boolean {
  return sql.row(KNOWN_ELSEWHERE, { id }) === undefined;
}

/**
 * Made of what was granted at its place in the feed, as the server does; undefined where nobody ever had it. What this station gave back is
 * given back before the server knows, and what nobody else knows of is its own as soon as it asks.
 */
export function heldLease(id: string, sql: Sql): HeldLease | undefined {
  const own = ownStation(sql);
  let held: HeldLease | undefined;
  for (const row of sql.rows(OF_RECORD, { id })) {
    const fact = bodyOf(row);
    const placed = row['seq'] !== null;
    const gives = fact.action === LEASE_GIVEN_BACK;
    if (gives ? held?.station !== fact.station : !placed && !isKnownHereAlone(id, sql)) continue;
    const act = String(fact.note['again'] ?? toHex(row['hash'] as Uint8Array));
    const after: Omit<HeldLease, 'endsMs'> = holding(fact, { act, seq: Number(row['seq']), held });
    const ownFence = after.station === own ? after.fence : held?.ownFence;
    held = { ...after, endsMs: gives ? 0 : leaseEndMs(fact), ...(ownFence === undefined ? {} : { ownFence }) };
  }
  return held;
}

/** The leases that this station has at that time. */
export function ownLeases(nowMs: number, sql: Sql): readonly OwnLease[] {
  const own = ownStation(sql);
  const since = new Date(nowMs - LONGEST_LEASE_DAYS * DAY_MS).toISOString();
  return sql.rows(OWN_TAKEN, { since }).flatMap((row) => {
    const id = String(row['id']);
    const held = heldLease(id, sql);
    if (held === undefined || held.station !== own || held.endsMs <= nowMs) return [];
    return [{ kind: row['kind'] as OwnLease['kind'], id, servicePointId: String(row['servicePointId']), endsMs: held.endsMs }];
  });
}
