import type { Sql } from '../sql.ts';

/** Numbers are handed out in blocks, one per station, so that two stations without a network never give the same one. */
export const NUMBERS_PER_BLOCK = 1_000_000;
const FIRST = 1001;

/** The next free number of this station's block; `column` is SQL for the number as an integer. */
export function nextNumber(sql: Sql, table: string, column: string): number {
  const block = sql.number(`SELECT json_extract(value, '$') FROM local_setting WHERE key = 'number-block'`);
  const from = block * NUMBERS_PER_BLOCK;
  const highest = sql.number(`SELECT max(${column}) FROM ${table} WHERE ${column} >= @from AND ${column} < @to`, {
    from,
    to: from + NUMBERS_PER_BLOCK,
  });
  return Math.max(highest + 1, from + FIRST);
}
