import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

// Runs beside the server, where its PostgreSQL can be reached: lets stations in, or tells what the feed has. One line of JSON.

export interface Stations {
  readonly tenant: string;
  readonly servicePoint: string;
  readonly stations: readonly { readonly id: string; readonly spki: string }[];
}
/** One entry of the feed. */
export interface Seen {
  readonly seq: number;
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  readonly act: string | null;
}
export interface Found {
  readonly feed: readonly Seen[];
  readonly facts: number;
  readonly pending: number;
}

const [folder = '', file = '', what = ''] = process.argv.slice(2);
const { tenant, servicePoint, stations } = JSON.parse(readFileSync(file, 'utf8')) as Stations;
const port = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[3]);
const password = readFileSync(join(folder, 'postgres.password'), 'utf8');
const client = new Client({
  host: '127.0.0.1',
  port,
  user: 'postgres',
  password,
  database: 'cardwright',
  options: '-c search_path=cardwright',
});
await client.connect();
if (what === 'enrol') await enrol();
else process.stdout.write(JSON.stringify(await found()));
await client.end();

async function enrol(): Promise<void> {
  await client.query(
    `INSERT INTO enrolled_station (tenant_id, station, name, service_point_id, signing_spki, key_id)
      SELECT $1, id, id, $2, decode(spki, 'base64'), $2 FROM unnest($3::uuid[], $4::text[]) AS made (id, spki)`,
    [tenant, servicePoint, stations.map(({ id }) => id), stations.map(({ spki }) => spki)],
  );
}

async function found(): Promise<Found> {
  const { rows: feed } = await client.query<Seen>(
    `SELECT seq::int, feed.station, feed.epoch, feed.n::int, body::jsonb #>> '{note,act}' AS act FROM feed
      JOIN fact USING (tenant_id, station, epoch, n) WHERE tenant_id = $1 ORDER BY seq`,
    [tenant],
  );
  const count = async (table: string): Promise<number> =>
    (await client.query<{ readonly count: number }>(`SELECT count(*)::int AS count FROM ${table} WHERE tenant_id = $1`, [tenant])).rows[0]
      ?.count ?? -1;
  return { feed, facts: await count('fact'), pending: await count('pending') };
}
