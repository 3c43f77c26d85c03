import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { OWN_STATION } from './own-station.ts';

/**
 * Whether the records at `path` are those of a station that was founded or joined, by one look that opens and changes nothing. What cannot be
 * read is not: opening it says what is wrong with it.
 */
export function isFounded(path: string): boolean {
  if (!existsSync(path)) return false;
  let look: Database.Database | undefined;
  try {
    look = new Database(path, { readonly: true, fileMustExist: true });
    return look.prepare(`SELECT ${OWN_STATION}`).pluck().get() !== null;
  } catch {
    return false;
  } finally {
    look?.close();
  }
}
