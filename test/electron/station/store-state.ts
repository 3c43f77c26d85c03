import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Tables in which a refused call may leave something: the chain, by its fact of the denial, and the counters. */
const maySay = /^(?:fact|fact_about|fact_tile|fact_tree|outbox|counter)$|_search|^sqlite_/;

/** A hash of every row that a refused call must leave as it is. */
export function stateOf(dataFolder: string): string {
  const database = new Database(join(dataFolder, 'station.sqlite'), { readonly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
    const hash = createHash('sha256');
    for (const table of tables.filter((name) => !maySay.test(name))) {
      hash.update(`\n${table}\n`);
      // How far the second copy is goes on with every fact.
      const where = table === 'local_setting' ? "WHERE key <> 'second-copy'" : '';
      for (const row of database.prepare(`SELECT * FROM "${table}" ${where}`).raw().iterate()) hash.update(JSON.stringify(row));
    }
    return hash.digest('hex');
  } finally {
    database.close();
  }
}

/** Every file of the station, read as text byte by byte: to look for what must not be there. */
export function everythingKept(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? everythingKept(path) : readFileSync(path, 'latin1')))
    .join('\n');
}
