import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import type { BenchWorld } from '../world.ts';

/** Facts' texts as they are stored; everything else of a row has a size that does not change. */
export type Bodies = readonly string[];

const COLUMNS = 'tenant_id, station, epoch, n, at, action, actor, service_point, hash, signature, body';

function rowOf(tenant: string, n: number, { station, person, point }: Readonly<Record<'station' | 'person' | 'point', string>>) {
  return [tenant, station, 0, n, '2026-03-01T08:00:00.000Z', 'operation.step', person, point, randomBytes(32), randomBytes(64)] as const;
}

/** COPY of as many bytes into the journal's table with its key, out of a file by PostgreSQL itself in one transaction: rows a second. */
export async function copyPerSecond(
  bodies: Bodies,
  { folder, superuserUrl }: Pick<BenchWorld, 'folder' | 'superuserUrl'>,
): Promise<number> {
  const [file, tenant] = [join(folder, 'facts.copy'), randomUUID()];
  const ids = { person: randomUUID(), point: randomUUID() };
  const stations = Array.from({ length: 16 }, () => randomUUID());
  const cell = (value: unknown): string => (Buffer.isBuffer(value) ? `\\\\x${value.toString('hex')}` : String(value));
  const lines = bodies.map((body, at) => {
    const row = rowOf(tenant, Math.floor(at / 16) + 1, { ...ids, station: stations[at % 16] ?? '' });
    return `${row.map(cell).join('\t')}\t${body.replaceAll('\\', '\\\\')}\n`;
  });
  writeFileSync(file, lines.join(''), { mode: 0o644 });
  const client = new Client({ connectionString: superuserUrl, options: '-c search_path=cardwright' });
  await client.connect();
  const begun = performance.now();
  await client.query(`COPY fact (${COLUMNS}) FROM '${file}'`);
  const seconds = (performance.now() - begun) / 1000;
  await client.end();
  rmSync(file);
  return bodies.length / seconds;
}

/** Inserts of one row each into the same table through the same driver and role, over as many connections: rows a second. */
export async function insertsPerSecond(
  bodies: Bodies,
  { databaseUrl }: Pick<BenchWorld, 'databaseUrl'>,
  connections: number,
): Promise<number> {
  const pool = new Pool({ connectionString: databaseUrl, max: connections, options: '-c search_path=cardwright' });
  const [tenant, person, point] = [randomUUID(), randomUUID(), randomUUID()];
  const text = `INSERT INTO fact (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const ids = { station: randomUUID(), person, point };
      let n = 0;
      for (let at = next++; at < bodies.length; at = next++) {
        n += 1;
        await pool.query({ name: 'fact', text, values: [...rowOf(tenant, n, ids), bodies[at]] });
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await pool.end();
  return bodies.length / seconds;
}
