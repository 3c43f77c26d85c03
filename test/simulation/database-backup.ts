import { Client } from 'pg';
import { SCHEMA } from '../../server/store/migrate.ts';

/** A copy of every row of a database beside them, and everything as it was then; by a role that no rule of the database holds back. */
export class DatabaseBackup {
  readonly #client: Client;
  readonly #tables: readonly string[];

  private constructor(client: Client, tables: readonly string[]) {
    this.#client = client;
    this.#tables = tables;
  }

  static async open(adminUrl: string): Promise<DatabaseBackup> {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    await client.query('SET session_replication_role = replica; CREATE SCHEMA backup');
    const { rows } = await client.query<{ readonly name: string }>(
      // Who holds what just now is nothing that a backup brings back.
      `SELECT relname AS name FROM pg_class WHERE relnamespace = '${SCHEMA}'::regnamespace AND relkind = 'r' AND relname <> 'lease' ORDER BY relname`,
    );
    const tables = rows.map(({ name }) => name);
    for (const table of tables) await client.query(`CREATE UNLOGGED TABLE backup.${table} (LIKE ${SCHEMA}.${table})`);
    return new DatabaseBackup(client, tables);
  }

  make(): Promise<void> {
    return this.#copy(SCHEMA, 'backup');
  }

  putBack(): Promise<void> {
    return this.#copy('backup', SCHEMA);
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async #copy(from: string, to: string): Promise<void> {
    const copies = this.#tables.map((table) => `DELETE FROM ${to}.${table}; INSERT INTO ${to}.${table} SELECT * FROM ${from}.${table};`);
    await this.#client.query(`BEGIN; ${copies.join(' ')} COMMIT`);
  }
}
