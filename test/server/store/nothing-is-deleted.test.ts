import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../../scripts/measures.ts';
import { MAY_LOSE_ROWS } from '../http/rows-kept.ts';
import { storeWorld, type StoreWorld } from '../server-world.ts';

/** Facts never change either. */
const NEVER_CHANGE = ['fact', 'feed', 'feed_tile', 'inbox'];

interface Table {
  readonly table_name: string;
}

describe('SQL as the server’s own role', () => {
  let world: StoreWorld;
  let server: Client;
  let tables: readonly string[];
  let [tries, done] = [0, 0];
  beforeAll(async () => {
    world = await storeWorld();
    const id = randomUUID();
    await world.writes.run((writer) =>
      writer.append({
        kind: 'intent',
        action: 'identifier.create',
        who: {},
        changes: [{ record: 'identifier', id, set: { id, name: 'Passport', inUse: true } }],
      }),
    );
    await world.fed(1);
    server = new Client({ connectionString: world.urls.url, options: '-c search_path=cardwright' });
    await server.connect();
    const { rows } = await server.query<Table>("SELECT table_name FROM information_schema.tables WHERE table_schema = 'cardwright'");
    tables = rows.map(({ table_name }) => table_name);
  });
  afterAll(async () => {
    measure({ name: 'delete.tries', value: tries, unit: 'statements as the server’s own role', goal: 40, holds: tries >= 40 });
    measure({ name: 'delete.done', value: done, unit: 'statements as the server’s own role', goal: 0, holds: done === 0 });
    await server.end();
    await world.close();
  });

  /** Whether the database lets the server's own role do it. */
  async function mayDelete(statement: string): Promise<boolean> {
    tries += 1;
    try {
      await server.query(statement);
      done += 1;
      return true;
    } catch (cause) {
      if ((cause as { readonly code?: string }).code !== '42501') throw cause;
      return false;
    }
  }

  it('sees every table of ours', () => {
    expect(tables).toEqual(expect.arrayContaining(['fact', 'feed', 'inbox', 'pending', 'record', 'sealed']));
  });

  it('cannot delete or truncate in any table but the queues and the sealed set', async () => {
    for (const table of tables.filter((name) => !MAY_LOSE_ROWS.includes(name))) {
      for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table}`, `DROP TABLE ${table}`])
        expect(await mayDelete(statement), statement).toBe(false);
    }
  });

  it('cannot change a fact, its answer, its place in the feed or a root', async () => {
    for (const table of NEVER_CHANGE) {
      await expect(server.query(`UPDATE ${table} SET tenant_id = tenant_id`), table).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('owns nothing and can give itself nothing', async () => {
    const { rows } = await server.query(
      "SELECT relname FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner WHERE rolname = 'cardwright_server'",
    );
    expect(rows).toEqual([]);
    // PostgreSQL answers a grant of what one has not to give with a warning only.
    await server.query('GRANT DELETE ON record TO cardwright_server');
    await expect(server.query('DELETE FROM record')).rejects.toMatchObject({ code: '42501' });
    await expect(server.query('CREATE TABLE cardwright.mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(server.query('ALTER TABLE record DISABLE TRIGGER ALL')).rejects.toMatchObject({ code: '42501' });
  });

  it('is held by the trigger where somebody granted too much', async () => {
    const owner = new Client({ connectionString: world.urls.ownerUrl, options: '-c search_path=cardwright' });
    await owner.connect();
    for (const table of [...NEVER_CHANGE, 'record']) {
      await expect(owner.query(`DELETE FROM ${table}`), table).rejects.toMatchObject({ code: '42501' });
      await expect(owner.query(`TRUNCATE ${table}`), table).rejects.toMatchObject({ code: '42501' });
    }
    await owner.end();
  });
});

describe('what keeps the way to a distributed engine open', () => {
  /** The seven features of spec sync 2.4 that other engines lack. */
  const features: readonly (readonly [name: string, pattern: RegExp])[] = [
    ['SKIP LOCKED', /SKIP\s+LOCKED/i],
    ['many changes in one WITH', /\bWITH\b[^;`]*\bAS\s*\(\s*(?:INSERT|UPDATE|DELETE)/i],
    ['partitions', /PARTITION\s+(?:BY\s+(?:RANGE|LIST|HASH)|OF)/i],
    ['deferrable constraints', /\bDEFERRABLE\b/i],
    ['advisory locks', /advisory/i],
    ['covering indexes', /\)\s*INCLUDE\s*\(/i],
    ['LISTEN and NOTIFY', /\b(?:LISTEN|NOTIFY|UNLISTEN)\b/],
  ];
  const folder = new URL('../../../server/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:ts|sql)$/.test(name));

  it.each(features)('needs no %s', (_, pattern) => {
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(readFileSync(new URL(file, folder), 'utf8'), file).not.toMatch(pattern);
  });

  it('would notice them', () => {
    const samples = [
      'SELECT 1 FOR UPDATE SKIP LOCKED',
      'WITH gone AS (DELETE FROM pending RETURNING *) INSERT INTO feed SELECT * FROM gone',
      'CREATE TABLE fact_1 PARTITION OF fact',
      'UNIQUE (tenant_id, n) DEFERRABLE',
      'SELECT pg_advisory_xact_lock(1)',
      'CREATE INDEX i ON fact (tenant_id) INCLUDE (body)',
      'NOTIFY feed',
    ];
    for (const [at, [name, pattern]] of features.entries()) expect(samples[at], name).toMatch(pattern);
  });

  /** By what the database itself has, however the statements that made it were written. */
  it.each([
    ['partitioned table', "SELECT relname AS name FROM pg_class WHERE relkind IN ('p', 'I') OR relispartition"],
    [
      'deferrable constraint',
      "SELECT conname AS name FROM pg_constraint WHERE condeferrable AND connamespace = 'cardwright'::regnamespace",
    ],
    [
      'covering index',
      `SELECT relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE indnkeyatts <> indnatts AND relnamespace = 'cardwright'::regnamespace`,
    ],
    [
      'table without a key',
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'cardwright'::regnamespace
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = pg_class.oid AND contype = 'p')`,
    ],
    [
      'foreign key, which would have to stay on one node',
      "SELECT conname AS name FROM pg_constraint WHERE contype = 'f' AND connamespace = 'cardwright'::regnamespace",
    ],
  ])('has no %s in its schema', async (_name, text) => {
    const world = await storeWorld();
    expect(await world.database.rows({ text })).toEqual([]);
    await world.close();
  });

  /** An inverted index has no first column: the one of what is searched for is asked together with the tenant, and lies at each part of the table. */
  it('has the tenant first in every key', async () => {
    const world = await storeWorld();
    const keys = await world.database.rows<{ readonly name: string; readonly first: string }>({
      text: `SELECT index_class.relname AS name, attname AS first FROM pg_index
        JOIN pg_class index_class ON index_class.oid = indexrelid JOIN pg_class table_class ON table_class.oid = indrelid
        JOIN pg_namespace ON pg_namespace.oid = table_class.relnamespace
        JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
        JOIN pg_am ON pg_am.oid = index_class.relam
        WHERE nspname = 'cardwright' AND table_class.relname <> 'migration' AND amname = 'btree'`,
    });
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter(({ first }) => first !== 'tenant_id')).toEqual([]);
    const sequences = await world.database.rows({
      text: "SELECT 1 FROM pg_sequences WHERE schemaname = 'cardwright' AND sequencename <> 'migration_id_seq'",
    });
    expect(sequences).toEqual([]);
    await world.close();
  });
});
