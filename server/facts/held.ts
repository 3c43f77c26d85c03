import type { TenantQueries } from '../store/tenant-queries.ts';

interface HeldRow {
  readonly hash: Buffer;
  readonly delivery: string;
  readonly base: number | null;
}

/** So many at once: each may be as long as a delivery. */
const AT_ONCE = 2;

/** Deliveries of a station's facts whose numbers belong to others, in the order of their hashes behind that one (hex). */
export async function heldDeliveries(
  { station, after }: { readonly station: string; readonly after: string },
  { queries, tenant }: TenantQueries,
): Promise<{ readonly deliveries: { readonly text: string; readonly base?: number }[]; readonly next?: string }> {
  const rows = await queries.rows<HeldRow>({
    name: 'held',
    text: `SELECT hash, delivery, base FROM quarantine WHERE tenant_id = $1 AND station = $2 AND hash > $3 ORDER BY hash LIMIT ${AT_ONCE}`,
    values: [tenant, station, Buffer.from(after, 'hex')],
  });
  const last = rows.at(-1)?.hash.toString('hex');
  return {
    deliveries: rows.map(({ delivery: text, base }) => ({ text, ...(base === null ? {} : { base }) })),
    ...(last === undefined ? {} : { next: last }),
  };
}

/** How many facts are kept so for stations that have not come back since, by station; each is done again once its station begins a later epoch. */
export async function heldFacts({ queries, tenant }: TenantQueries): Promise<ReadonlyMap<string, number>> {
  const rows = await queries.rows<{ readonly station: string; readonly count: number }>({
    name: 'held-facts',
    text: `SELECT station, count(*)::int AS count FROM (SELECT DISTINCT station, (fact ->> 'epoch')::int AS epoch, (fact ->> 'n')::bigint AS n
        FROM quarantine CROSS JOIN LATERAL (SELECT signed -> 'fact' AS fact FROM jsonb_array_elements(delivery::jsonb -> 'facts') AS signed) AS of
        WHERE tenant_id = $1) AS held
      WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.tenant_id = $1 AND inbox.station = held.station AND inbox.epoch > held.epoch)
        AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.tenant_id = $1 AND inbox.station = held.station AND inbox.epoch = held.epoch AND inbox.n = held.n)
      GROUP BY station`,
    values: [tenant],
  });
  return new Map(rows.map(({ station, count }) => [station, count]));
}
