import Database from 'better-sqlite3';
import { Refusal } from '../../core/failures/refusal.ts';
import { storeFailure } from './store-fault.ts';

/**
 * Holds `<store>.lock` for as long as this process lives: an exclusive transaction on an empty database beside the store. The operating
 * system lets go of it when the process ends, however it ends. Throws Refusal: store-in-use, disk-full, store-damaged.
 */
export function lockStore(path: string): () => void {
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY'))
      throw new Refusal('store-in-use', undefined, { cause });
    throw storeFailure(cause);
  }
  return () => lock.close();
}

/** Whether a process that is alive holds the store at `path`. Throws Refusal: disk-full, store-damaged. */
export function isStoreInUse(path: string): boolean {
  try {
    lockStore(path)();
    return false;
  } catch (cause) {
    if (cause instanceof Refusal && cause.failure.code === 'store-in-use') return true;
    throw cause;
  }
}
