import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

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
