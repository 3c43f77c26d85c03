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
