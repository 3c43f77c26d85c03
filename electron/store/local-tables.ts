import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { z } from 'zod';
import type { RowName, RowsTogether } from './copy-entries.ts';
import { recordTables } from './record-tables.ts';
import type { Sql, SqlRow, SqlValue } from './sql.ts';

/** Made of the facts, or not worth a second copy: counts, wrong sign-ins, and views, in which somebody may be named who is erased later. */
const otherwise: ReadonlySet<string> = new Set([
  ...Object.values(recordTables).map(({ table }) => table),
  'fact',
  'fact_about',
  'fact_tile',
  'outbox',
  'counter',
  'failed_sign_in',
  'saved_view',
]);

/** Key of the settings under which the store says how far the second copy was when it last wrote. */
export const COPY_SETTING = 'second-copy';

/** A table whose rows no fact tells of, with its primary key. */
export interface LocalTable {
  readonly name: string;
  readonly key: readonly string[];
}

/** Every table but those of the records and the journal: a new one belongs to them by itself. */
export function localTables(sql: Sql): readonly LocalTable[] {
  return sql
    .rows(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY name",
    )
    .map((row) => String(row['name']))
    .filter((name) => !otherwise.has(name))
    .map((name) => ({ name, key: keyOf(sql, name) }));
}

function keyOf(sql: Sql, table: string): readonly string[] {
  const rows = sql.rows('SELECT name FROM pragma_table_info(@table) WHERE pk > 0 ORDER BY pk', { table });
  if (rows.length === 0) throw new TypeError(`store: table ${table} has no primary key, so its rows cannot be named in the second copy`);
  return rows.map((row) => String(row['name']));
}

/** From now on this connection notes which rows of these tables change, in a table of its own memory. */
export function watchLocalTables(sql: Sql, tables: readonly LocalTable[]): void {
  sql.pragma('temp_store = MEMORY');
  sql.exec('CREATE TEMP TABLE touched (name TEXT NOT NULL, key TEXT NOT NULL)');
  for (const { name, key } of tables) {
    for (const [event, rows] of [
      ['INSERT', ['new']],
      ['UPDATE', ['old', 'new']],
      ['DELETE', ['old']],
    ] as const) {
      const own = name === 'local_setting' ? `WHEN ${rows[0]}.key <> '${COPY_SETTING}'` : '';
      const notes = rows.map(
        (row) => `INSERT INTO touched VALUES ('${name}', json_array(${key.map((column) => `${row}.${column}`).join(', ')}));`,
      );
      sql.exec(`CREATE TEMP TRIGGER touched_${name}_${event} AFTER ${event} ON main.${name} ${own} BEGIN ${notes.join(' ')} END`);
    }
  }
}

/** The rows that changed since it was asked last. */
export function touchedRows(sql: Sql): readonly RowName[] {
  const rows = sql.rows('SELECT DISTINCT name, key FROM temp.touched ORDER BY name, key');
  if (rows.length > 0) sql.run('DELETE FROM temp.touched');
  return rows.map((row) => ({ table: String(row['name']), key: JSON.parse(String(row['key'])) as (string | number)[] }));
}

/** A row as JSON, bytes as base64 in an object; undefined where there is none. */
export function rowContent(sql: Sql, table: LocalTable, key: RowName['key']): string | undefined {
  const row = sql.row(`SELECT * FROM ${table.name} WHERE ${whereKey(table)}`, keyParameters(table, key));
  return row === undefined ? undefined : contentOfRow(row);
}

/** A table that grows by hundreds of rows at once, of which none is ever replaced: they are written down together. */
const TOGETHER = 'feed_entry';

/** The rows of that table among the named ones that are there, together; undefined where they are few. The others, and what is gone, are left to be named. */
export function rowsTogether(
  sql: Sql,
  names: readonly RowName[],
): { readonly together: RowsTogether; readonly others: readonly RowName[] } | undefined {
  const keys = names.flatMap(({ table, key: [key] }) => (table === TOGETHER ? [key] : []));
  if (keys.length < 2) return undefined;
  const rows = sql.rows(`SELECT * FROM ${TOGETHER} WHERE seq IN (SELECT value FROM json_each(@keys))`, { keys: JSON.stringify(keys) });
  const there = new Set(rows.map((row) => row['seq']));
  const content = Buffer.from(JSON.stringify({ columns: Object.keys(rows[0] ?? {}), values: rows.map((row) => Object.values(row)) }));
  return {
    together: { rows: TOGETHER, content },
    others: names.filter(({ table, key: [key] }) => table !== TOGETHER || !there.has(key ?? null)),
  };
}

const togetherShape = z.object({ columns: z.array(z.string()), values: z.array(z.array(z.union([z.string(), z.number(), z.null()]))) });

/** Makes rows that were written down together, where they are not so already. */
export function putRows(sql: Sql, table: LocalTable, content: Uint8Array): void {
  const { columns, values } = togetherShape.parse(JSON.parse(Buffer.from(content).toString()));
  for (const one of values) {
    const row = Object.fromEntries(columns.map((column, at) => [column, one[at] ?? null]));
    putRow(sql, { table, key: table.key.map((column) => row[column] as string | number) }, contentOfRow(row));
  }
}

export function contentOfRow(row: SqlRow): string {
  const values = Object.entries(row).map(([column, value]) => [column, jsonOf(value)] as const);
  return canonicalJson(Object.fromEntries(values));
}

function jsonOf(value: SqlValue): Json {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  return typeof value === 'bigint' ? Number(value) : value;
}

function valueOf(value: Json): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return Buffer.from((value as { readonly base64: string }).base64, 'base64');
}

const whereKey = (table: LocalTable): string => table.key.map((column, index) => `${column} = @k${index}`).join(' AND ');
const keyParameters = (table: LocalTable, key: RowName['key']): Readonly<Record<string, SqlValue>> =>
  Object.fromEntries(table.key.map((_, index) => [`k${index}`, key[index] ?? null]));

/** Makes or replaces a row by its content, where it is not so already. */
export function putRow(sql: Sql, { table, key }: { readonly table: LocalTable; readonly key: RowName['key'] }, content: string): void {
  if (rowContent(sql, table, key) === content) return;
  const values = Object.entries(JSON.parse(content) as Record<string, Json>).map(([column, value]) => [column, valueOf(value)] as const);
  const columns = values.map(([column]) => column);
  const updates = columns.filter((column) => !table.key.includes(column)).map((column) => `${column} = excluded.${column}`);
  const then = updates.length === 0 ? 'NOTHING' : `UPDATE SET ${updates.join(', ')}`;
  sql.run(
    `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
     ON CONFLICT (${table.key.join(', ')}) DO ${then}`,
    Object.fromEntries(values),
  );
}

export function deleteRow(sql: Sql, table: LocalTable, key: RowName['key']): void {
  sql.run(`DELETE FROM ${table.name} WHERE ${whereKey(table)}`, keyParameters(table, key));
}
