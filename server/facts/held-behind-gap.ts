import { createHash } from 'node:crypto';
import type { TenantQueries } from '../store/tenant-queries.ts';
import type { Delivery } from './delivery.ts';

/** Keeps a delivery that has no place in its chain for the station that wrote it. */
export async function quarantine({ station, text, base }: Delivery, { queries, tenant }: TenantQueries): Promise<void> {
  await queries.rows({
    name: 'quarantine',
    text: `INSERT INTO quarantine (tenant_id, station, hash, delivery, base) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (tenant_id, station, hash) DO NOTHING`,
    values: [tenant, station, createHash('sha256').update(text).digest(), text, base ?? null],
  });
}

export async function freezeAt(
  { station, epoch, n }: Pick<Delivery, 'station' | 'epoch'> & { readonly n: number },
  { queries, tenant }: TenantQueries,
): Promise<void> {
  await queries.rows({
    name: 'freeze',
    text: 'INSERT INTO frozen (tenant_id, station, epoch, n) VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, station, epoch) DO NOTHING',
    values: [tenant, station, epoch, n],
  });
}

/** Whether that station went on in a later epoch: then nobody will fill what is missing in this one but by chance. */
export async function hasGoneOn({ station, epoch }: Delivery, { queries, tenant }: TenantQueries): Promise<boolean> {
  const rows = await queries.rows({
    name: 'gone-on',
    text: 'SELECT 1 FROM inbox WHERE tenant_id = $1 AND station = $2 AND epoch > $3 LIMIT 1',
    values: [tenant, station, epoch],
  });
  return rows.length > 0;
}

/**
 * A station begins an epoch: what is kept of its earlier ones behind a gap is its own to do again, so that nothing more of those chains is taken, else both
 * might come.
 */
export async function closeEarlier({ station, epoch }: Delivery, { queries, tenant }: TenantQueries): Promise<void> {
  await queries.rows({
    name: 'close-earlier',
    text: `INSERT INTO frozen (tenant_id, station, epoch, n)
      SELECT $1::uuid, $2::uuid, held.epoch, coalesce((SELECT max(n) FROM inbox WHERE tenant_id = $1 AND station = $2 AND inbox.epoch = held.epoch), 0) + 1
      FROM (SELECT DISTINCT (delivery::jsonb ->> 'epoch')::int AS epoch FROM quarantine WHERE tenant_id = $1 AND station = $2) AS held
      WHERE held.epoch < $3 ON CONFLICT (tenant_id, station, epoch) DO NOTHING`,
    values: [tenant, station, epoch],
  });
}
