import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { assertSafeSqlite } from './database.ts';
import { storeFailure } from './store-fault.ts';

/**
 * How many card operations are open in the store at that path: begun, and neither finished nor given up. 0 where there is no store. Reads
 * only, also while a station runs. Throws Refusal: store-damaged.
 */
export function countOpenOperations(path: string): number {
  if (!existsSync(path)) return 0;
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true });
    assertSafeSqlite(String(database.prepare('SELECT sqlite_version()').pluck().get()));
    return Number(database.prepare(`SELECT count(*) FROM operation WHERE state = 'open'`).pluck().get());
  } catch (cause) {
    throw storeFailure(cause);
  } finally {
    database?.close();
  }
}
