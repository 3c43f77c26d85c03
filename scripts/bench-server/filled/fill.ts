import { Client } from 'pg';
import type { BenchWorld } from '../world.ts';
import { recordsOf } from './records.ts';

/** Facts that a station has written by then: cards of a few weeks. */
const FACTS_OF_STATION = 1000;
/** What an operator's one card leaves in the journal. */
const FACTS_OF_CARD = 10;
const GROWING = ['fact', 'inbox', 'feed', 'feed_tile', 'record', 'sealed', 'enrolled_station'] as const;
type Growing = (typeof GROWING)[number];

export interface Filled {
  readonly facts: number;
  readonly stations: number;
  readonly records: number;
  readonly bytes: number;
  readonly seconds: number;
}

type Into = Pick<BenchWorld, 'superuserUrl'> & { readonly tenant: string; readonly servicePointId: string };

/**
 * So many facts more in every table that grows with them, with indexes as large as they would be, made of those ten that the organisation's first
 * station delivered: same actions, same lengths. Nobody delivers meanwhile.
 */
export async function fillWith(facts: number, into: Into): Promise<Filled> {
  const begun = performance.now();
  const stations = Math.max(16, Math.ceil(facts / FACTS_OF_STATION));
  await onConnection(into, (client) => prepare(client, stations, into.tenant));
  const given = { ...into, facts, stations };
  // Largest first; each connection has tables of its own.
  await Promise.all([
    onConnection(into, (client) => refill(client, 'fact', factsOf(given))),
    onConnection(into, async (client) => {
      await refill(client, 'record', recordsOf(into, Math.ceil(facts / FACTS_OF_CARD)));
      await refill(client, 'feed', feedOf(given));
      await refill(client, 'inbox', inboxOf(given));
    }),
  ]);
  await onConnection(into, async (client) => {
    for (const text of restOf(given)) await client.query(text);
    // As autovacuum would by then.
    await client.query(`VACUUM (ANALYZE) ${GROWING.join(', ')}`);
    await client.query('CHECKPOINT');
  });
  const { records, bytes } = await onConnection(into, sizesOf);
  return { facts, stations, records, bytes, seconds: (performance.now() - begun) / 1000 };
}

async function sizesOf(client: Client): Promise<Pick<Filled, 'records' | 'bytes'>> {
  const { rows } = await client.query<{ readonly records: number; readonly bytes: string }>(
    `SELECT count(*)::int AS records, (SELECT sum(pg_total_relation_size(named::regclass)) FROM unnest($1::text[]) AS named) AS bytes FROM record`,
    [[...GROWING]],
  );
  return { records: rows[0]?.records ?? 0, bytes: Number(rows[0]?.bytes ?? 0) };
}

async function onConnection<Value>({ superuserUrl }: Into, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({
    connectionString: superuserUrl,
    options: '-c search_path=cardwright -c maintenance_work_mem=1GB -c work_mem=256MB',
  });
  await client.connect();
  try {
    // Triggers that refuse to empty tables rest on this connection.
    await client.query('SET session_replication_role = replica');
    return await work(client);
  } finally {
    await client.end();
  }
}

async function prepare(client: Client, stations: number, tenant: string): Promise<void> {
  await client.query(
    `CREATE TABLE public.bench_station AS SELECT i, gen_random_uuid() AS station FROM generate_series(0, ${stations - 1}) AS made (i)`,
  );
  await client.query(
    `CREATE TABLE public.bench_pattern AS SELECT row_number() OVER (ORDER BY fact.n) - 1 AS i, action, actor, service_point, body, verdict, points
      FROM fact JOIN feed USING (tenant_id, station, epoch, n) WHERE tenant_id = '${tenant}' AND action LIKE 'operation.%' ORDER BY fact.n LIMIT 10`,
  );
  await client.query('ANALYZE public.bench_station, public.bench_pattern');
}

/** Emptied and filled in one transaction, so that nothing of it goes through the write-ahead log (wal_level=minimal); indexes come last. */
async function refill(client: Client, table: Growing, select: string): Promise<void> {
  await client.query('BEGIN');
  await client.query(`CREATE TEMP TABLE before ON COMMIT DROP AS SELECT * FROM ${table}`);
  const { rows: keys } = await client.query<{ readonly name: string; readonly made: string }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS made FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype IN ('p', 'u')`,
  );
  const { rows: indexes } = await client.query<{ readonly name: string; readonly made: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made FROM pg_index WHERE indrelid = '${table}'::regclass
      AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)`,
  );
  for (const { name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await client.query(`TRUNCATE ${table}`);
  await client.query(`INSERT INTO ${table} ${select}`);
  await client.query(`INSERT INTO ${table} SELECT * FROM before`);
  for (const { name, made } of keys) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${made}`);
  for (const { made } of indexes) await client.query(made);
  await client.query('COMMIT');
}

type Given = Into & { readonly facts: number; readonly stations: number };

/** One row a fact in the order in which they came: each station's next in turns. */
const rowsOf = ({ facts, stations }: Given): string =>
  `(SELECT g, g % ${stations} AS at, g / ${stations} + 1 AS n, sha256(int8send(g)) AS hash FROM
    (SELECT generate_series(0::bigint, ${facts - 1}) AS g) AS made OFFSET 0) AS own JOIN public.bench_station ON bench_station.i = own.at`;
const PATTERN = `JOIN public.bench_pattern ON bench_pattern.i = (own.n - 1) % ${FACTS_OF_CARD}`;

const factsOf = (given: Given): string =>
  `(tenant_id, station, epoch, n, at, action, actor, service_point, hash, signature, body)
    SELECT '${given.tenant}', station, 0, n, now() - make_interval(secs => ${given.facts} - g), action, actor, service_point, hash, hash || hash, body
    FROM ${rowsOf(given)} ${PATTERN}`;
const inboxOf = (given: Given): string =>
  `(tenant_id, station, epoch, n, hash, answer) SELECT '${given.tenant}', station, 0, n, hash, 'accepted' FROM ${rowsOf(given)}`;
const feedOf = (given: Given): string =>
  `(tenant_id, seq, station, epoch, n, leaf, verdict, points)
    SELECT '${given.tenant}', (SELECT seq FROM feed_head WHERE tenant_id = '${given.tenant}') + g + 1, station, 0, n, hash, verdict, points
    FROM ${rowsOf(given)} ${PATTERN}`;

/** What has a row for a station, a tile or a person's key. */
const restOf = ({ facts, tenant, servicePointId }: Given): readonly string[] => [
  `INSERT INTO enrolled_station (tenant_id, station, name, service_point_id, signing_spki, key_id)
    SELECT '${tenant}', station, 'Bench', '${servicePointId}', sha256(int4send(i)) || sha256(int4send(i)), gen_random_uuid() FROM public.bench_station`,
  `INSERT INTO feed_tile (tenant_id, number, root) SELECT '${tenant}', n, sha256(int8send(n)) FROM generate_series(0, ${Math.floor(facts / 256) - 1}) AS made (n)`,
  `INSERT INTO sealed (tenant_id, id, kind, bytes)
    SELECT '${tenant}', gen_random_uuid(), 'data-key', sha256(int8send(n)) || sha256(int8send(n)) FROM generate_series(1, ${Math.ceil(facts / FACTS_OF_CARD / 2)}) AS made (n)`,
  `UPDATE feed_head SET seq = seq + ${facts} WHERE tenant_id = '${tenant}'`,
  'DROP TABLE public.bench_station, public.bench_pattern',
];
