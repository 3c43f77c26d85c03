import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A PostgreSQL with a database whose schema is up to date, as a pattern. */
export interface SimPostgres {
  readonly port: number;
  readonly superuser: string;
  /** Of the server's role. */
  readonly role: string;
  readonly template: string;
}

export interface SimDatabase {
  readonly databaseUrl: string;
  readonly adminUrl: string;
  readonly drop: () => Promise<void>;
}

/** A database of a simulation's own. */
export async function simDatabase({ port, superuser, role, template }: SimPostgres): Promise<SimDatabase> {
  const name = `simulation_${randomBytes(6).toString('hex')}`;
  const at = `127.0.0.1:${port}`;
  await once(`postgres://postgres:${superuser}@${at}/postgres`, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER cardwright_owner`);
  return {
    databaseUrl: `postgres://cardwright_server:${role}@${at}/${name}`,
    adminUrl: `postgres://postgres:${superuser}@${at}/${name}`,
    drop: () => once(`postgres://postgres:${superuser}@${at}/postgres`, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function once(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
