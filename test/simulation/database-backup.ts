import { Client } from 'pg';
import { SCHEMA } from '../../server/store/migrate.ts';

/** `founded`: as every simulation begins; `backup`: as the operator of the server copied it last. */
type Copy = 'founded' | 'backup';

/** Copies of every row of a database beside them, and everything as it was then; by a role that no rule of the database holds back. */
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
    await client.query('SET session_replication_role = replica; CREATE SCHEMA backup; CREATE SCHEMA founded');
    const { rows } = await client.query<{ readonly name: string }>(
      // Who holds what just now is nothing that a backup brings back.
      `SELECT relname AS name FROM pg_class WHERE relnamespace = '${SCHEMA}'::regnamespace AND relkind = 'r' AND relname <> 'lease' ORDER BY relname`,
    );
    const tables = rows.map(({ name }) => name);
    const copies = (['backup', 'founded'] as const).flatMap((copy) => tables.map((table) => [copy, table] as const));
    for (const [copy, table] of copies) await client.query(`CREATE UNLOGGED TABLE ${copy}.${table} (LIKE ${SCHEMA}.${table})`);
    return new DatabaseBackup(client, tables);
  }

  make(copy: Copy): Promise<void> {
    return this.#run(
      this.#tables.map((table) => `DELETE FROM ${copy}.${table}; INSERT INTO ${copy}.${table} SELECT * FROM ${SCHEMA}.${table};`),
    );
  }

  putBack(copy: Copy): Promise<void> {
    return this.#run(
      this.#tables.map((table) => `DELETE FROM ${SCHEMA}.${table}; INSERT INTO ${SCHEMA}.${table} SELECT * FROM ${copy}.${table};`),
    );
  }

  /** The same for a whole new beginning: nothing of what was deleted is left in its files. A table whose file is empty is not made anew. */
  async beginAnew(): Promise<void> {
    const { rows } = await this.#client.query<{ readonly name: string }>(
      `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relkind = 'r' AND nspname IN ('${SCHEMA}', 'backup') AND relname = ANY ($1) AND pg_relation_size(pg_class.oid) > 0`,
      [this.#tables],
    );
    if (rows.length > 0) await this.#run([`TRUNCATE ${rows.map(({ name }) => name).join(', ')};`]);
    await this.putBack('founded');
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async #run(statements: readonly string[]): Promise<void> {
    await this.#client.query(`BEGIN; ${statements.join(' ')} COMMIT`);
  }
}
