import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { runner } from 'node-pg-migrate';
import { openDatabase } from './database.ts';
import { fillSought } from './sought.ts';

const FOLDER = fileURLToPath(new URL('migrations', import.meta.url));
/** Everything of ours lies in one schema; nothing in `public`. */
export const SCHEMA = 'cardwright';

/** Names of the migrations of this version. */
export function ownMigrations(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -'.sql'.length));
}

/** Brings the schema up to this version, as the role that owns it. Gives the names of the migrations that ran. */
export async function migrate(ownerUrl: string, log: (line: string) => void): Promise<readonly string[]> {
  const done = await runner({
    databaseUrl: ownerUrl,
    dir: FOLDER,
    ignorePattern: '.*\\.md',
    direction: 'up',
    schema: SCHEMA,
    createSchema: true,
    migrationsTable: 'migration',
    checkOrder: true,
    logger: { debug: () => undefined, info: () => undefined, warn: log, error: log },
  });
  const owner = openDatabase({ url: ownerUrl, log, connections: 1 });
  try {
    await fillSought(owner);
  } finally {
    await owner.close();
  }
  return done.map(({ name }) => name);
}

interface Superuser {
  readonly url: string;
  readonly database: string;
  readonly ownerPassword: string;
  readonly serverPassword: string;
}

/** What docs/deploy.md has an administrator type, for the database that we bring ourselves: two roles, and a database that the first owns. */
export async function makeRolesAndDatabase({ url, database, ownerPassword, serverPassword }: Superuser): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await ensureRole(client, 'cardwright_owner', ownerPassword);
    await ensureRole(client, 'cardwright_server', serverPassword);
    const there = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (there.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER cardwright_owner`);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const there = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = there.rowCount === 0 ? 'CREATE' : 'ALTER';
  await client.query(
    `${verb} ROLE ${client.escapeIdentifier(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`,
  );
}
