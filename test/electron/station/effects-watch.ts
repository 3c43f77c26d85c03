import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { recordTables } from '../../../electron/store/record-tables.ts';
import type { TestStation } from './test-station.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, { readonly table: string; readonly row: Row }>;

/** The chain itself, counters, settings and search: what every fact touches. Every other table is watched, a new one by itself. */
const unwatched =
  /^(?:fact|fact_about|fact_tile|fact_tree|outbox|counter|local_setting|feed_\w+|batch|batch_entry|batch_item)$|_search|^sqlite_/;

const kindOf = new Map(Object.entries(recordTables).map(([kind, { table }]) => [table, kind]));
const nameOf = (row: Row): string => {
  const name = row['id'] ?? row['serial_hex'] ?? row['person_id'];
  return typeof name === 'string' ? name : JSON.stringify(row);
};

function rowsOf({ dataFolder }: TestStation): Rows {
  const database = new Database(join(dataFolder, 'station.sqlite'), { readonly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
    const rows = tables
      .filter((table) => !unwatched.test(table))
      .flatMap((table) => (database.prepare(`SELECT * FROM "${table}"`).all() as Row[]).map((row) => ({ table, row })));
    return new Map([...rows, ...papersIn(dataFolder)].map((one) => [`${one.table} ${nameOf(one.row)}`, one]));
  } finally {
    database.close();
  }
}

/** Letters that wait for the printer, as rows. */
function papersIn(dataFolder: string): readonly { table: string; row: Row }[] {
  const folder = join(dataFolder, 'spool');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.map((id) => ({ table: 'spool', row: { id, kind: id.replace(/-[^-]*\.pdf$/, '') } }));
}

/** What became of one row, in the words of the table of side effects; nothing where it is as it was. */
function shown(table: string, before: Row | undefined, after: Row | undefined): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const row = after ?? before ?? {};
  const place = kindOf.get(table) ?? table;
  const over = table === 'sealed_blob' ? row['destroyed_at'] : row['dropped_at'];
  const plain = before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
  if (table === 'sealed_blob' && typeof over === 'string')
    return [...(before === undefined ? [`${place} ${String(row['kind'])} new`] : []), `${place} ${String(row['kind'])} destroyed`];
  if (table === 'mail_outbox' && typeof over === 'string') return [`${place} ${String(row['kind'])} gone`];
  if (['sealed_blob', 'mail_outbox', 'spool'].includes(table)) return [`${place} ${String(row['kind'])} ${plain}`];
  const state = after?.['state'];
  const became = typeof state === 'string' && state !== before?.['state'] ? state : (rolesOf(before, after) ?? plain);
  const keys = before !== undefined && row['keys'] !== before['keys'] ? [`${place} keys-${String(row['keys'])}`] : [];
  return [`${place} ${row['virtual'] === 1 ? 'virtual ' : ''}${became}`, ...keys];
}

/** Of an account: whether all roles went, or the first came. */
function rolesOf(before: Row | undefined, after: Row | undefined): string | undefined {
  const [had, has] = [before?.['roles'], after?.['roles']];
  if (had === undefined || has === undefined || had === has) return undefined;
  return has === '[]' ? 'emptied' : had === '[]' ? 'filled' : undefined;
}

/** What an act changes besides the record that it is about, each once. */
export async function besides(
  station: TestStation,
  { kind, id }: { readonly kind: keyof typeof recordTables; readonly id: string },
  act: () => Promise<unknown>,
): Promise<readonly string[]> {
  const before = rowsOf(station);
  await act();
  const after = rowsOf(station);
  const all = [...new Set([...before.keys(), ...after.keys()])].filter((key) => key !== `${recordTables[kind].table} ${id}`);
  const found = all.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    return shown((is ?? was)?.table ?? '', was?.row, is?.row);
  });
  return [...new Set(found)];
}
