import type { Sql, SqlValue } from './sql.ts';

/** What a statement that inserts rows begins and ends with, and their columns. */
export interface Into {
  readonly table: string;
  readonly columns: readonly string[];
  /** What it does where a row is there already. */
  readonly conflict?: string;
}

/** How many rows go into one statement; each is prepared once. SQLite allows 32,766 parameters. */
const SIZES = [64, 16, 4, 1] as const;
const texts = new WeakMap<Into, Map<number, string>>();

/**
 * Inserts rows, their values in the order of the columns, by as few statements as may be: each statement with triggers is a savepoint of its own, at
 * which full texts are written out, and each call from here into SQLite takes as long as a small insert.
 */
export function insertRows(sql: Sql, into: Into, rows: readonly (readonly SqlValue[])[]): void {
  let at = 0;
  for (const size of SIZES) {
    for (; rows.length - at >= size; at += size) sql.runWith(textOf(into, size), rows.slice(at, at + size).flat());
  }
}

function textOf(into: Into, size: number): string {
  const known = texts.get(into) ?? new Map<number, string>();
  texts.set(into, known);
  const text = known.get(size) ?? made(into, size);
  known.set(size, text);
  return text;
}

function made({ table, columns, conflict = '' }: Into, size: number): string {
  const row = `(${columns.map(() => '?').join(', ')})`;
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: size }, () => row).join(', ')} ${conflict}`;
}
