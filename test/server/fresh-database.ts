import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { PostgresForTests } from './postgres-setup.ts';

export interface FreshDatabase {
  /** As the server's own role, as the role that owns it, and as the superuser. */
  readonly url: string;
  readonly ownerUrl: string;
  readonly superuserUrl: string;
}

/** A database of this test's own with our schema in it. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { port, superuser, roles, template } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const server = `127.0.0.1:${port}`;
  const client = new Client({ connectionString: `postgres://postgres:${superuser}@${server}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER cardwright_owner`);
  await client.end();
  return {
    url: `postgres://cardwright_server:${roles}@${server}/${name}`,
    ownerUrl: `postgres://cardwright_owner:${roles}@${server}/${name}`,
    superuserUrl: `postgres://postgres:${superuser}@${server}/${name}`,
  };
}

/** Another database with the same rows, as the server's own role sees it; whoever is connected to the first one is cut off for a moment. */
export async function copyOfDatabase(
  { url }: Pick<FreshDatabase, 'url'>,
  { port, superuser }: Pick<PostgresForTests, 'port' | 'superuser'> = inject('postgres'),
): Promise<string> {
  const from = new URL(url).pathname.slice(1);
  const name = `copy_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: `postgres://postgres:${superuser}@127.0.0.1:${port}/postgres` });
  await client.connect();
  await client.query(`ALTER DATABASE ${from} ALLOW_CONNECTIONS false`);
  await client.query('SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1', [from]);
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${from} OWNER cardwright_owner`);
  await client.query(`ALTER DATABASE ${from} ALLOW_CONNECTIONS true`);
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await client.end();
  // Who holds what belongs to the other server.
  const owner = new Client({ connectionString: `postgres://postgres:${superuser}@127.0.0.1:${port}/${name}` });
  await owner.connect();
  await owner.query('TRUNCATE cardwright.lease');
  await owner.end();
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  return copy.href;
}
