import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { newKeyFile } from '../../server/facts/server-keys.ts';
import { startEmbeddedPostgres } from '../../server/store/embedded-postgres.ts';
import { makeRolesAndDatabase, migrate } from '../../server/store/migrate.ts';
import { asked, saidBy, startChild } from './child.ts';
import type { Listening, ServerOrder, TokensOrder } from './server-process.ts';

export interface BenchParts {
  readonly folder: string;
  readonly raids: number;
  /** Of each single measurement. */
  readonly seconds: number;
  /** Of the load under which memory is watched. */
  readonly minutes: number;
  readonly newPassword: () => string;
  readonly say: (line: string) => void;
}

export interface BenchWorld extends Listening {
  readonly tenant: string;
  /** As the server's own role: bare work is done through the same driver and role. */
  readonly databaseUrl: string;
  readonly superuserUrl: string;
  /** PostgreSQL may read what lies there. */
  readonly folder: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly metadata: string;
  /** Resident memory of the server's process, bytes. */
  rss(): Promise<number>;
  /** The most that it ever was. */
  peakRss(): Promise<number>;
  /** Access tokens of that organisation's stations, in their order. */
  tokens(order: TokensOrder): Promise<readonly string[]>;
  close(): Promise<void>;
}

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** One PostgreSQL, which may carry more than one world. */
export interface BenchPostgres {
  readonly passwords: Readonly<Record<'ownerPassword' | 'serverPassword', string>>;
  /** Address of a database there as that role. */
  url(database: string, role?: 'owner' | 'server' | 'superuser'): string;
  stop(): Promise<void>;
}

/** With durable commits: the server has to pay for them, and so has bare work. */
export async function benchPostgres({ folder, newPassword, say }: BenchParts, settings: readonly string[] = []): Promise<BenchPostgres> {
  const postgres = await startEmbeddedPostgres({
    folder: join(folder, 'postgres'),
    newPassword,
    log: say,
    settings: ['shared_buffers=256MB', 'max_wal_size=4GB', ...settings],
  });
  const passwords = { ownerPassword: newPassword(), serverPassword: newPassword() };
  const as = {
    owner: `cardwright_owner:${passwords.ownerPassword}`,
    server: `cardwright_server:${passwords.serverPassword}`,
    superuser: `postgres:${postgres.password}`,
  };
  return {
    passwords,
    url: (database, role = 'server') => `postgres://${as[role]}@127.0.0.1:${postgres.port}/${database}`,
    stop: () => postgres.stop(),
  };
}

/** A server in a process of its own over a PostgreSQL of its own, and so many RAiDs. */
export async function benchWorld(parts: BenchParts): Promise<BenchWorld> {
  const postgres = await benchPostgres(parts);
  const world = await worldWithin(postgres, 'cardwright', parts);
  return {
    ...world,
    async close() {
      await world.close();
      await postgres.stop();
    },
  };
}

/** The same over a database of that name in a PostgreSQL that stays when the world is closed. */
export async function worldWithin(postgres: BenchPostgres, name: string, parts: BenchParts): Promise<BenchWorld> {
  await makeRolesAndDatabase({ url: postgres.url('postgres', 'superuser'), database: name, ...postgres.passwords });
  const [ownerUrl, superuserUrl, databaseUrl] = [postgres.url(name, 'owner'), postgres.url(name, 'superuser'), postgres.url(name)];
  await migrate(ownerUrl, parts.say);
  const keys = newKeyFile({ newId: randomUUID, random });
  const child = startChild('server-process.ts', import.meta.url);
  child.send({ databaseUrl, keys } satisfies ServerOrder);
  const listening = await saidBy<Listening>(child);
  const record = example();
  const metadata = JSON.stringify({ ...record, identifier: { id: 'https://raid.org/10.82481/00000000', version: 1 } });
  const { servicePointId } = listening;
  if (parts.raids > 0) await fill({ ownerUrl, tenant: keys.tenant, servicePointId, metadata, raids: parts.raids });
  await settle(superuserUrl);
  return {
    ...listening,
    tenant: keys.tenant,
    databaseUrl,
    superuserUrl,
    folder: parts.folder,
    record,
    metadata,
    rss: () => asked<number>(child, 'rss'),
    peakRss: () => asked<number>(child, 'peak'),
    tokens: (order) => asked<readonly string[]>(child, order),
    async close() {
      child.send('end');
      await once(child, 'exit');
    },
  };
}

function example(): Readonly<Record<string, unknown>> {
  const text = readFileSync(new URL('../../test/fixtures/raid-examples.json', import.meta.url), 'utf8');
  const { examples } = JSON.parse(text) as { readonly examples: readonly { readonly raid: Readonly<Record<string, unknown>> }[] };
  return examples[0]?.raid ?? {};
}

interface Filling {
  readonly ownerUrl: string;
  readonly tenant: string;
  readonly servicePointId: string;
  readonly metadata: string;
  readonly raids: number;
}

/** Rows as minting makes them, numbered from 0, so that any handle can be asked for. The lists' indexes are made once all rows are there. */
async function fill({ ownerUrl, tenant, servicePointId, metadata, raids }: Filling): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, options: '-c search_path=cardwright' });
  await client.connect();
  const { rows: lists } = await client.query<{ readonly name: string; readonly made: string }>(
    "SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE schemaname = 'cardwright' AND indexname LIKE 'raid\\_newest%'",
  );
  for (const { name } of lists) await client.query(`DROP INDEX ${name}`);
  await client.query(
    `INSERT INTO raid (tenant_id, id, version, handle, service_point_id, state, created_at, envelope, metadata)
      SELECT $1::uuid, gen_random_uuid(), 1, '10.82481/b' || n, $2::uuid, 'open', now() - make_interval(secs => $4 - n),
        '{}'::jsonb, replace($3, '10.82481/00000000', '10.82481/b' || n)
      FROM generate_series(0, $4 - 1) AS made (n)`,
    [tenant, servicePointId, metadata, raids],
  );
  for (const { made } of lists) await client.query(made);
  await client.end();
}

/** What filling has left to do is done before anything is measured: rows are marked as visible, and everything lies on the disk. */
async function settle(superuser: string): Promise<void> {
  const client = new Client({ connectionString: superuser });
  await client.connect();
  await client.query('VACUUM (ANALYZE) cardwright.raid');
  await client.query('CHECKPOINT');
  await client.end();
}
