import Database from 'better-sqlite3';
import { Refusal } from '../../core/failures/refusal.ts';

/** The store cannot be opened by this program: too old a SQLite, a newer store, a file that is not ours. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly kind: 'sqlite-too-old' | 'newer-than-program' | 'not-a-store' | 'settings-refused';
  constructor(kind: StoreFault['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

const FULL = /^SQLITE_(?:FULL|IOERR_(?:WRITE|SHMSIZE|TRUNCATE|FSYNC))/;
const DAMAGED = /^SQLITE_(?:CORRUPT|NOTADB|IOERR_(?:SHORT_READ|CORRUPTFS|DATA))/;

const NO_ROOM: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** SQLite's own words, and the system's, for a full disk and a damaged file, as refusals; anything else stays what it is. */
export function storeFailure(cause: unknown): unknown {
  if (NO_ROOM.includes((cause as { readonly code?: unknown } | null)?.code)) return new Refusal('disk-full', undefined, { cause });
  if (!(cause instanceof Database.SqliteError)) return cause;
  if (FULL.test(cause.code)) return new Refusal('disk-full', undefined, { cause });
  if (DAMAGED.test(cause.code)) return new Refusal('store-damaged', undefined, { cause });
  return cause;
}
