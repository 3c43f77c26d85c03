import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../../core/failures/refusal.ts';
import { migrate } from './migrate.ts';
import { Sql, type SqlValue } from './sql.ts';
import { StoreFault, storeFailure } from './store-fault.ts';
import { lockStore } from './store-lock.ts';

export interface OpenDatabase {
  readonly sql: Sql;
  readonly close: () => void;
}

/** Set on every connection and read back. FULL syncs at each commit; recursive triggers make REPLACE meet the triggers against deletion. */
const settings: readonly (readonly [name: string, wanted: SqlValue])[] = [
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['recursive_triggers', 1],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['secure_delete', 1],
  ['mmap_size', 0],
  ['busy_timeout', 5000],
];

/** Versions before 3.51.3 may lose a write-ahead log to a race of two connections (sqlite.org/wal.html#walresetbug). */
export function assertSafeSqlite(version: string): void {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major * 1_000_000 + minor * 1000 + patch < 3_051_003)
    throw new StoreFault('sqlite-too-old', `SQLite 3.51.3 or later is needed, this is ${version}`);
}

function configure(sql: Sql, inMemory: boolean): void {
  assertSafeSqlite(String(sql.row('SELECT sqlite_version() AS version')?.['version']));
  const mode = sql.pragma('journal_mode = WAL');
  if (!inMemory && mode !== 'wal') throw new StoreFault('settings-refused', `expected a write-ahead log, got ${String(mode)}`);
  for (const [name, wanted] of settings) {
    sql.pragma(`${name} = ${String(wanted)}`);
    const got = sql.pragma(name) ?? wanted;
    if (got !== wanted) throw new StoreFault('settings-refused', `expected ${name} ${String(wanted)}, got ${String(got)}`);
  }
}

/** Makes file and folder so that only the station's own user reads them. */
function prepareFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

/**
 * Opens (or makes) the store's database and brings its schema up to date. Throws Refusal: store-in-use where another process holds it,
 * store-damaged, disk-full; StoreFault for a store of a newer program.
 */
export function openDatabase(path: string): OpenDatabase {
  const inMemory = path === ':memory:';
  if (!inMemory) prepareFile(path);
  const unlock = inMemory ? () => undefined : lockStore(path);
  let database: Database.Database | undefined;
  try {
    database = new Database(path);
    const sql = new Sql(database);
    configure(sql, inMemory);
    migrate(sql);
    if (sql.pragma('quick_check(1)') !== 'ok') throw new Refusal('store-damaged');
    const opened = database;
    const close = (): void => {
      opened.close();
      unlock();
    };
    return { sql, close };
  } catch (cause) {
    database?.close();
    unlock();
    throw storeFailure(cause);
  }
}
