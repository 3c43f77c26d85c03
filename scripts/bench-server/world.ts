import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Change } from '../../core/facts/draft.ts';
import { composeServer, type RunningServer, type ServerParts } from '../../server/compose-server.ts';
import { newKeyFile, openKeys } from '../../server/facts/server-keys.ts';
import { startEmbeddedPostgres } from '../../server/store/embedded-postgres.ts';
import { makeRolesAndDatabase, migrate } from '../../server/store/migrate.ts';

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

export interface BenchWorld {
  readonly server: RunningServer;
  /** As the server's own role: bare work is done through the same driver and role. */
  readonly url: string;
  readonly servicePointId: string;
  readonly token: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly metadata: string;
  close(): Promise<void>;
}

const ROR = 'https://ror.org/038sjwq14';
const keyId = randomUUID();
const AT = '2026-03-01T08:00:00.000Z';
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** With durable commits: the server has to pay for them, and so has bare work. */
async function database({ folder, newPassword, say }: BenchParts) {
  const settingsOfPostgres = ['shared_buffers=256MB', 'max_wal_size=4GB'];
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), newPassword, log: say, settings: settingsOfPostgres });
  const [ownerPassword, serverPassword] = [newPassword(), newPassword()];
  const at = `127.0.0.1:${postgres.port}`;
  const superuser = `postgres://postgres:${postgres.password}@${at}/postgres`;
  await makeRolesAndDatabase({ url: superuser, database: 'cardwright', ownerPassword, serverPassword });
  const ownerUrl = `postgres://cardwright_owner:${ownerPassword}@${at}/cardwright`;
  await migrate(ownerUrl, say);
  return { postgres, ownerUrl, url: `postgres://cardwright_server:${serverPassword}@${at}/cardwright` };
}

function settings(databaseUrl: string, { say }: BenchParts): ServerParts {
  return {
    databaseUrl,
    connections: 16,
    keys: openKeys(newKeyFile({ newId: randomUUID, random })),
    now: Date.now,
    newId: randomUUID,
    random,
    log: say,
    limits: { perMinute: 1e9, anonymousPerMinute: 1e9 },
    version: '0.0.0',
    raid: { agency: ROR, agencyUrl: 'https://raid.org/', prefix: '10.82481', call: () => Promise.reject(new Error('no network')) },
  };
}

/** A server over a PostgreSQL of its own, and so many RAiDs. */
export async function benchWorld(parts: BenchParts): Promise<BenchWorld> {
  const { postgres, url, ownerUrl } = await database(parts);
  const server = await composeServer(settings(url, parts));
  const servicePointId = await people(server);
  const record = example();
  const metadata = JSON.stringify({ ...record, identifier: { id: 'https://raid.org/10.82481/00000000', version: 1 } });
  await fill({ ownerUrl, tenant: server.world.keys.tenant, servicePointId, metadata, raids: parts.raids });
  const token = await server.tokens.issue({ sub: keyId, kind: 'api-key' }, 86_400);
  return {
    server,
    url,
    servicePointId,
    token,
    record,
    metadata,
    async close() {
      await server.close();
      await postgres.stop();
    },
  };
}

function example(): Readonly<Record<string, unknown>> {
  const text = readFileSync(new URL('../../test/fixtures/raid-examples.json', import.meta.url), 'utf8');
  const { examples } = JSON.parse(text) as { readonly examples: readonly { readonly raid: Readonly<Record<string, unknown>> }[] };
  return examples[0]?.raid ?? {};
}

const known = {
  number: 20_000_000,
  adminEmail: 'a@example.org',
  techEmail: 't@example.org',
  identifierOwner: ROR,
  repositoryId: 'LOCAL.A',
  prefix: '10.82481',
};

/** A service point, its admin and the admin's key, which programs come with. */
async function people({ world }: RunningServer): Promise<string> {
  const [point, person, dataKeyId, membership] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const name = { name: 'A', sortName: 'A', email: 'a@example.org', number: '1' };
  const key = { subject: 'bench', role: 'service-point-user' as const, makerId: person, enabled: true, hashBlobId: randomUUID() };
  const at = { servicePointId: point, createdAt: AT };
  const changes: readonly Change[] = [
    {
      record: 'service-point',
      id: point,
      set: { id: point, name: 'Bench', enabled: true, ...known, appWritesEnabled: true, createdAt: AT },
    },
    { record: 'person', id: person, set: { id: person, ...at, state: 'active', ...name, dataKeyId } },
    { record: 'account', id: person, set: { personId: person, roles: [], registryOperator: false } },
    {
      record: 'membership',
      id: membership,
      set: { id: membership, personId: person, ...at, role: 'service-point-admin', state: 'enabled' },
    },
    { record: 'api-key', id: keyId, set: { id: keyId, ...at, ...key, expiresAt: '2036-01-01T00:00:00.000Z' } },
  ];
  await world.writes.run((writer) => {
    writer.newDataKey(dataKeyId);
    return writer.append({ kind: 'observation', action: 'bench.begin', who: {}, changes });
  });
  return point;
}

interface Filling {
  readonly ownerUrl: string;
  readonly tenant: string;
  readonly servicePointId: string;
  readonly metadata: string;
  readonly raids: number;
}

/** Rows as minting makes them, numbered from 0, so that any handle can be asked for. */
async function fill({ ownerUrl, tenant, servicePointId, metadata, raids }: Filling): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, options: '-c search_path=cardwright' });
  await client.connect();
  await client.query(
    `INSERT INTO raid (tenant_id, id, version, handle, service_point_id, state, created_at, envelope, metadata)
      SELECT $1::uuid, gen_random_uuid(), 1, '10.82481/b' || n, $2::uuid, 'open', now() - make_interval(secs => $4 - n),
        '{}'::jsonb, replace($3, '10.82481/00000000', '10.82481/b' || n)
      FROM generate_series(0, $4 - 1) AS made (n)`,
    [tenant, servicePointId, metadata, raids],
  );
  await client.query('ANALYZE raid');
  await client.end();
}
