import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { BenchWorld } from './world.ts';

type Work = (pool: Pool) => Promise<unknown>;

/** The same rows through the same driver and role over as many connections, with nothing in between: operations a second. */
export async function barePerSecond(
  what: 'mint' | 'read' | 'list',
  world: BenchWorld,
  of: { readonly connections: number; readonly milliseconds: number; readonly raids: number },
): Promise<number> {
  const pool = new Pool({ connectionString: world.databaseUrl, max: of.connections, options: '-c search_path=cardwright' });
  const work = { mint: minting(world), read: reading(world, of.raids), list: listing(world) }[what];
  let done = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: of.connections }, async () => {
      while (performance.now() < begun + of.milliseconds) {
        await work(pool);
        done += 1;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await pool.end();
  return done / seconds;
}

function reading({ tenant }: BenchWorld, raids: number): Work {
  const text = 'SELECT id, handle, service_point_id, state, metadata FROM raid WHERE tenant_id = $1 AND handle = $2';
  return (pool) => pool.query({ name: 'read', text, values: [tenant, `10.82481/b${Math.floor(Math.random() * raids)}`] });
}

function listing({ tenant, servicePointId }: BenchWorld): Work {
  const text = `SELECT id, handle, service_point_id, state, metadata FROM raid WHERE tenant_id = $1 AND service_point_id = $2 AND state <> 'draft'
    ORDER BY created_at DESC, id LIMIT 500`;
  return (pool) => pool.query({ name: 'list', text, values: [tenant, servicePointId] });
}

/** One transaction a RAiD: its fact with answer and place in the queue, the RAiD, who is in it, and its first revision. */
function minting({ tenant, servicePointId, metadata }: BenchWorld): Work {
  const station = randomUUID();
  let n = 0;
  return async (pool) => {
    n += 1;
    const [id, number, body] = [randomUUID(), n, `{"changes":[${metadata},${metadata}]}`];
    const hash = createHash('sha256').update(body).digest();
    const client = await pool.connect();
    const run = (name: string, text: string, values: unknown[]): Promise<unknown> => client.query({ name, text, values });
    await client.query('BEGIN');
    await run('raid', "INSERT INTO raid VALUES ($1, $2, 1, $3, $4, 'open', now(), '{}', $5)", [
      tenant,
      id,
      `10.82481/m${id}`,
      servicePointId,
      metadata,
    ]);
    await run('party', 'INSERT INTO raid_party VALUES ($1, $2, $3)', [tenant, 'https://orcid.org/0000-0000-0000-0001', id]);
    await run('revision', "INSERT INTO raid_revision VALUES ($1, $2, 1, 'PATCH', $3, $4)", [tenant, id, randomUUID(), metadata]);
    await run('fact', "INSERT INTO fact VALUES ($1, $2, 0, $3, now(), 'raid.mint', NULL, $4, $5, $6, $7)", [
      tenant,
      station,
      number,
      servicePointId,
      hash,
      randomBytes(64),
      body,
    ]);
    await run('inbox', "INSERT INTO inbox VALUES ($1, $2, 0, $3, $4, 'accepted')", [tenant, station, number, hash]);
    await run('pending', 'INSERT INTO pending VALUES ($1, $2, 0, $3, $4)', [tenant, station, number, hash]);
    await client.query('COMMIT');
    client.release();
  };
}
