import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { Client } from 'pg';
import type { Desk } from './ingest/journals.ts';
import type { BenchWorld } from './world.ts';

type Database = Pick<BenchWorld, 'databaseUrl'>;

async function connected<Value>({ databaseUrl }: Database, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: databaseUrl, options: '-c search_path=cardwright' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Lets stations in, each with its key (SPKI, base64), as if an Administrator had answered. */
export async function enrol(
  stations: readonly { readonly station: string; readonly spki: string }[],
  { tenant, servicePointId }: Pick<Desk, 'tenant' | 'servicePointId'>,
  at: Database,
): Promise<void> {
  await connected(at, (client) =>
    client.query(
      `INSERT INTO enrolled_station (tenant_id, station, name, service_point_id, signing_spki, key_id)
        SELECT $1, station, 'Bench', $2, decode(spki, 'base64'), $3 FROM unnest($4::uuid[], $5::text[]) AS made (station, spki)`,
      [tenant, servicePointId, randomUUID(), stations.map(({ station }) => station), stations.map(({ spki }) => spki)],
    ),
  );
}

/** Until everything of that organisation has its place in the feed. */
export async function untilFed(tenant: string, at: Database): Promise<void> {
  await connected(at, async (client) => {
    for (;;) {
      const { rows } = await client.query('SELECT 1 FROM pending WHERE tenant_id = $1 LIMIT 1', [tenant]);
      if (rows.length === 0) return;
      await after(20);
    }
  });
}
