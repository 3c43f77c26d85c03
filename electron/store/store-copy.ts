import { closeSync, fstatSync, fsyncSync, openSync } from 'node:fs';
import { z } from 'zod';
import type { KeepCopy } from './keep-copy.ts';
import { localTables } from './local-tables.ts';
import type { RecordRows } from './record-rows.ts';
import { replay } from './replay.ts';
import type { Sql } from './sql.ts';
import type { StoreCopy } from './store.ts';

interface Open {
  readonly sql: Sql;
  readonly rows: RecordRows;
}

const content = z.record(z.string(), z.unknown());

/** The second copy as others get to see it. */
export function storeCopy({ sql, rows }: Open, keep: KeepCopy): StoreCopy {
  return {
    get behind() {
      return keep.behind;
    },
    row(table, key) {
      const found = keep.copy.row({ table, key: [key] });
      return found === undefined ? undefined : content.parse(JSON.parse(Buffer.from(found).toString()));
    },
    catchUp(dataKey) {
      const from = keep.copy.frames - keep.behind + 1;
      sql.exec('BEGIN IMMEDIATE');
      try {
        replay(keep.copy, from, { sql, rows, tables: localTables(sql), dataKey });
        keep.tookIn();
        sql.exec('COMMIT');
      } catch (cause) {
        if (sql.inTransaction) sql.exec('ROLLBACK');
        // What breaks a rule of the schema never was committed: nobody was told that it is done.
        if (!isConstraint(cause)) throw cause;
        keep.renew('its last entry was never committed');
      }
      keep.committed();
    },
  };
}

function isConstraint(cause: unknown): boolean {
  const { code } = cause as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT');
}

/** VACUUM INTO reads one state of the store and leaves free pages behind; the file is this user's alone, and synced. */
export function copyStore(sql: Sql, path: string): { readonly size: number; readonly schema: number } {
  closeSync(openSync(path, 'wx', 0o600));
  sql.run('VACUUM INTO @path', { path });
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
    return { size: fstatSync(file).size, schema: Number(sql.pragma('user_version')) };
  } finally {
    closeSync(file);
  }
}
