import { toHex } from '../../core/base/bytes.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import type { TenantQueries } from '../store/tenant-queries.ts';
import { listOf } from '../store/put-facts.ts';
import type { Delivery } from './delivery.ts';
import type { EnrolledStation } from './enrolled.ts';
import type { Placed } from './placed.ts';
import type { Queries } from '../store/database.ts';

/** By which something that was done is known: the hash (hex) of the fact that told of it first. */
function actOf({ note }: Pick<FactBody, 'note'>, hash: Uint8Array): string {
  return isHash(note['again']) ? note['again'] : toHex(hash);
}

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const actsOf = ({ facts }: Delivery): string => listOf(facts.map(({ fact, hash }) => actOf(fact, hash)));

/** Those of them with something that their own station did again in a later epoch, where that has its place or waits for one. */
export async function withDoneAgain<Of extends { readonly delivery: Delivery; readonly fresh: Delivery['facts'] }>(
  looks: readonly Of[],
  { queries, tenant }: TenantQueries,
): Promise<ReadonlySet<Of>> {
  const acts = looks.flatMap(({ delivery, fresh }, at) => fresh.map(({ fact, hash }) => ({ at, delivery, act: actOf(fact, hash) })));
  if (acts.length === 0) return new Set();
  const rows = await queries.rows<{ readonly at: number }>({
    name: 'done-again-besides',
    text: `WITH had AS MATERIALIZED (SELECT * FROM unnest($2::int[], $3::uuid[], $4::int[], $5::text[]) AS named (at, station, epoch, act))
      SELECT had.at FROM had JOIN done_again ON done_again.tenant_id = $1 AND done_again.act = decode(had.act, 'hex')
        JOIN feed ON feed.tenant_id = $1 AND feed.seq = done_again.seq AND feed.station = had.station AND feed.epoch > had.epoch
      UNION SELECT had.at FROM had JOIN pending ON pending.tenant_id = $1 AND pending.station = had.station AND pending.epoch > had.epoch
        JOIN fact ON fact.tenant_id = $1 AND fact.station = pending.station AND fact.epoch = pending.epoch AND fact.n = pending.n
        WHERE fact.body::jsonb #>> '{note,again}' = had.act`,
    values: [
      tenant,
      listOf(acts.map(({ at }) => at)),
      listOf(acts.map(({ delivery }) => delivery.station)),
      listOf(acts.map(({ delivery }) => delivery.epoch)),
      listOf(acts.map(({ act }) => act)),
    ],
  });
  return new Set(rows.flatMap(({ at }) => looks[at] ?? []));
}

/** That a service point knows of what is kept for another station: it hears when that does it again. */
export async function noteHolder(delivery: Delivery, { queries, tenant }: TenantQueries): Promise<void> {
  if (delivery.by === undefined) return;
  await queries.rows({
    name: 'note-holder',
    text: `INSERT INTO held_act (tenant_id, act, service_point_id) SELECT $1::uuid, decode(act, 'hex'), $3::uuid FROM unnest($2::text[]) AS act
      ON CONFLICT (tenant_id, act, service_point_id) DO NOTHING`,
    values: [tenant, actsOf(delivery), delivery.by],
  });
}

/** Service points that knew of it when it was done first. */
export async function whoHeld({ note }: FactBody, { queries, tenant }: TenantQueries): Promise<readonly string[]> {
  if (!isHash(note['again'])) return [];
  const rows = await queries.rows<{ readonly point: string }>({
    name: 'who-held',
    text: `SELECT service_point_id AS point FROM held_act WHERE tenant_id = $1 AND act = decode($2, 'hex')`,
    values: [tenant, note['again']],
  });
  return rows.map(({ point }) => point);
}

export async function fileAgain({ seq, fact }: Placed, { queries, tenant }: TenantQueries): Promise<void> {
  if (!isHash(fact.note['again'])) return;
  await queries.rows({
    name: 'file-again',
    text: `INSERT INTO done_again (tenant_id, act, seq) VALUES ($1, decode($2, 'hex'), $3)`,
    values: [tenant, fact.note['again'], seq],
  });
}

/**
 * What a station had taken in of another when it concerned its service point, and what does not where it stands now, as it was or done again: the service
 * point may see it there. Gives the places.
 */
export async function showPlaced(
  delivery: Delivery,
  { tenant, servicePoint }: Pick<EnrolledStation, 'tenant' | 'servicePoint'>,
  queries: Queries,
): Promise<readonly number[]> {
  const { station, epoch, facts } = delivery;
  const rows = await queries.rows<{ readonly seq: number }>({
    name: 'placed-or-again',
    text: `SELECT feed.seq FROM unnest($4::bigint[], $5::text[]) AS had (n, hash)
        JOIN feed ON feed.tenant_id = $1 AND feed.station = $2 AND feed.epoch = $3 AND feed.n = had.n AND feed.leaf = decode(had.hash, 'hex')
      UNION SELECT seq FROM unnest($6::text[]) AS had (act) JOIN done_again ON done_again.tenant_id = $1 AND done_again.act = decode(had.act, 'hex')
      ORDER BY seq`,
    values: [
      tenant,
      station,
      epoch,
      listOf(facts.map(({ fact }) => fact.n)),
      listOf(facts.map(({ hash }) => toHex(hash))),
      actsOf(delivery),
    ],
  });
  const seqs = rows.map(({ seq }) => seq);
  if (seqs.length > 0)
    await queries.rows({
      name: 'show-placed',
      text: `INSERT INTO feed_follow (tenant_id, service_point_id, seq, since)
        SELECT $1::uuid, $2::uuid, seq, seq FROM feed WHERE tenant_id = $1 AND seq = ANY ($3::bigint[]) AND points IS NOT NULL AND NOT $2::uuid = ANY (points)
        ON CONFLICT (tenant_id, service_point_id, seq, since) DO NOTHING`,
      values: [tenant, servicePoint, listOf(seqs)],
    });
  return seqs;
}
