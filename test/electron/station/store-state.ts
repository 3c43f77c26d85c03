import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Tables in which a refused call may leave something: the chain, by its fact of the denial, and the counters. */
const maySay = /^(?:fact|fact_about|fact_tile|fact_tree|outbox|counter)$|_search|^sqlite_/;

/** Looks at a store again and again, from a connection of its own. */
export class StateWatch {
  readonly #database: Database.Database;
  readonly #tables: readonly (readonly [name: string, rows: Database.Statement])[];

  constructor(dataFolder: string) {
    this.#database = new Database(join(dataFolder, 'station.sqlite'), { readonly: true });
    const names = this.#database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
    this.#tables = names
      .filter((name) => !maySay.test(name))
      .map((name) => {
        // How far the second copy is goes on with every fact.
        const where = name === 'local_setting' ? "WHERE key <> 'second-copy'" : '';
        return [name, this.#database.prepare(`SELECT * FROM "${name}" ${where}`).raw()];
      });
  }

  /** A hash of every row that a refused call must leave as it is. */
  state(): string {
    const hash = createHash('sha256');
    for (const [name, rows] of this.#tables) hash.update(`\n${name}\n${JSON.stringify(rows.all())}`);
    return hash.digest('hex');
  }

  close(): void {
    this.#database.close();
  }
}

/** The state of a store once. */
export function stateOf(dataFolder: string): string {
  const watch = new StateWatch(dataFolder);
  try {
    return watch.state();
  } finally {
    watch.close();
  }
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
