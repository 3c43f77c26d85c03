import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Tables in which a refused call may leave something: the chain, by its fact of the denial, and the counters. */
const maySay = /^(?:fact|fact_about|fact_tile|fact_tree|outbox|counter)$|_search|^sqlite_/;

/** What stands in a setting that goes on with every fact: how far the second copy is. */
const GOES_ON = "'second-copy'";

/**
 * Tells again and again whether anything was written that a refused call must leave as it is. Triggers in the store itself count every write
 * to such a table, also one that changes nothing: reading every row for each of thousands of calls took two thirds of their time.
 */
export class StateWatch {
  readonly #database: Database.Database;
  readonly #writes: Database.Statement;

  constructor(dataFolder: string) {
    this.#database = new Database(join(dataFolder, 'station.sqlite'));
    const names = this.#database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
    this.#database.exec(`BEGIN; CREATE TABLE state_watch (writes INTEGER NOT NULL) STRICT; INSERT INTO state_watch VALUES (0);
      ${names
        .filter((name) => !maySay.test(name))
        .map(triggersOf)
        .join('\n')} COMMIT;`);
    this.#writes = this.#database.prepare('SELECT writes FROM state_watch').pluck();
  }

  /** Another one after every write. */
  state(): string {
    return String(this.#writes.get());
  }

  close(): void {
    this.#database.close();
  }
}

function triggersOf(table: string): string {
  return (['INSERT', 'UPDATE', 'DELETE'] as const)
    .map((event) => {
      const row = event === 'DELETE' ? 'OLD' : 'NEW';
      const when = table === 'local_setting' ? ` WHEN ${row}.key <> ${GOES_ON}` : '';
      return `CREATE TRIGGER "watch_${table}_${event}" AFTER ${event} ON "${table}"${when} BEGIN UPDATE state_watch SET writes = writes + 1; END;`;
    })
    .join('\n');
}

/** A hash of every row of a store that a refused call must leave as it is. */
export function stateOf(dataFolder: string): string {
  const database = new Database(join(dataFolder, 'station.sqlite'), { readonly: true });
  try {
    const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
    const hash = createHash('sha256');
    for (const name of names.filter((one) => !maySay.test(one))) {
      const where = name === 'local_setting' ? `WHERE key <> ${GOES_ON}` : '';
      hash.update(`\n${name}\n${JSON.stringify(database.prepare(`SELECT * FROM "${name}" ${where}`).raw().all())}`);
    }
    return hash.digest('hex');
  } finally {
    database.close();
  }
}

/** What this machine keeps for itself until it is used, sent or over, by name; every other table loses no row (PRODUCT, decision 1). */
export const MAY_LOSE_ROWS = [
  'account_password',
  'failed_sign_in',
  'feed_unfolded',
  'local_setting',
  'saved_view',
  'mail_outbox',
  'one_time_code',
  'outbox',
];
const SEARCH_INDEX = /_search(?:_|$)/;

/** How many rows each table has that may lose none. */
export function keptRowCounts(dataFolder: string): ReadonlyMap<string, number> {
  return new Map([...rowCounts(dataFolder)].filter(([name]) => !MAY_LOSE_ROWS.includes(name) && !SEARCH_INDEX.test(name)));
}

/** How many rows each table has, records and all else. */
export function rowCounts(dataFolder: string): ReadonlyMap<string, number> {
  const database = new Database(join(dataFolder, 'station.sqlite'), { readonly: true });
  try {
    const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
    return new Map(names.map((name) => [name, database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]));
  } finally {
    database.close();
  }
}

/** Rows that were there and are not, over all tables. */
export function rowsGone(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  return [...before].reduce((gone, [name, rows]) => gone + Math.max(0, rows - (after.get(name) ?? 0)), 0);
}

/** Every file of the station, read as text byte by byte: to look for what must not be there. */
export function everythingKept(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? everythingKept(path) : readFileSync(path, 'latin1')))
    .join('\n');
}
