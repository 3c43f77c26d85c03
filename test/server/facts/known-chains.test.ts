import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Delivery } from '../../../server/facts/delivery.ts';
import { knownOf } from '../../../server/facts/known-chains.ts';
import type { Statement } from '../../../server/store/database.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';

const [CHAINS, FACTS] = [16, 2000];
/** Of a chain’s three looks by key: the way down an index each, and a row. */
const BLOCKS_OF_CHAIN = 12;

let world: StoreWorld;
let client: Client;
beforeAll(async () => {
  world = await storeWorld();
  client = new Client({ connectionString: world.urls.superuserUrl, options: '-c search_path=cardwright' });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await world.close();
});

/** One fact a chain, the next after those that are here. */
function next(station: string): Delivery {
  const fact = { n: FACTS + 1 } as Delivery['facts'][number]['fact'];
  const written = { fact, body: '', hash: Buffer.alloc(32), signature: Buffer.alloc(64) };
  return { tenant: world.keys.tenant, station, epoch: 0, facts: [written], text: '' };
}

it('are looked up by their keys, however much is here of the organisation, on a connection that began when nothing was', async () => {
  const { tenant } = world.keys;
  const stations = Array.from({ length: CHAINS }, () => randomUUID());
  const asked: Statement[] = [];
  const rows = (statement: Statement): Promise<never[]> => {
    asked.push(statement);
    return Promise.resolve([]);
  };
  await knownOf(stations.map(next), { tenant, queries: { rows } });
  const [statement] = asked;
  const given = (statement?.values ?? []).map((value) => client.escapeLiteral(String(value))).join(', ');
  // What a connection asks often it plans once.
  await client.query('SET plan_cache_mode = force_generic_plan');
  await client.query(`PREPARE known (uuid, uuid[], int[], bigint[], bigint[]) AS ${statement?.text ?? ''}`);
  await client.query(`EXECUTE known(${given})`);
  await client.query(
    `INSERT INTO inbox (tenant_id, station, epoch, n, hash, answer)
      SELECT $1, station, 0, n, sha256(int4send(n)), 'accepted' FROM generate_series(1, $3) AS n, unnest($2::uuid[]) AS of (station)`,
    [tenant, stations, FACTS],
  );
  const explained = await client.query<{ readonly 'QUERY PLAN': readonly [{ readonly Plan: Readonly<Record<string, number>> }] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE known(${given})`,
  );
  const plan = explained.rows[0]?.['QUERY PLAN'][0].Plan;
  expect(plan?.['Actual Rows']).toBe(CHAINS);
  expect((plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)).toBeLessThan(CHAINS * BLOCKS_OF_CHAIN);
});
