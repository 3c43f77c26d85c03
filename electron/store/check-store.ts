import type { KeepCopy } from './keep-copy.ts';
import { contentOfRow, COPY_SETTING, localTables } from './local-tables.ts';
import { columnName } from './record-columns.ts';
import { recordTables } from './record-tables.ts';
import type { Unopened } from './replay.ts';
import { CopyFault } from './second-copy.ts';
import type { Sql, SqlRow } from './sql.ts';

/** A store that was made of the second copy alone, for comparison. */
export interface Shadow {
  readonly sql: Sql;
  readonly unopened: Unopened;
  readonly close: () => void;
}

/**
 * Looks over everything that the journal does not prove: every page and index, the words that people are found by, and every row against
 * a store that is made anew of the second copy. Gives what is wrong first, in words. A damaged copy is made anew from a sound store.
 */
export function checkRows(sql: Sql, keep: KeepCopy | undefined, shadowOf: (keep: KeepCopy) => Shadow): string | undefined {
  const pages = sql.pragma('integrity_check(1)');
  if (pages !== 'ok') return String(pages).split('\n')[0];
  const search = wrongWords(sql);
  if (search !== undefined) return search;
  if (keep === undefined) return undefined;
  let shadow: Shadow | undefined;
  try {
    shadow = shadowOf(keep);
    return difference(sql, shadow);
  } catch (cause) {
    if (!(cause instanceof CopyFault)) return wordsOf(cause);
    keep.renew(cause.message);
    return undefined;
  } finally {
    shadow?.close();
  }
}

/** A key that does not open, a row that cannot be read: whatever hinders the comparison is what is wrong. */
function wordsOf(cause: unknown): string {
  return cause instanceof Error ? `the records cannot be compared: ${cause.message}` : 'the records cannot be compared';
}

const SEARCHES = [
  'person_search',
  'card_by_number_search',
  'card_by_expiry_search',
  'request_search',
  'temporary_card_search',
  'batch_search',
];

/** FTS5 compares its words with those of the records, and changes nothing. */
export function wrongWords(sql: Sql): string | undefined {
  try {
    for (const search of SEARCHES) sql.run(`INSERT INTO ${search} (${search}, rank) VALUES ('integrity-check', 1)`);
    return undefined;
  } catch {
    return 'the words that people are found by are not those of the records';
  }
}

interface Compared {
  readonly table: string;
  readonly order: string;
  /** Columns that say where a row lies, not what it is. */
  readonly without: readonly string[];
  readonly where?: string;
}

function compared(sql: Sql): readonly Compared[] {
  const records = Object.values(recordTables).map(({ table, columns }) => ({
    table,
    order: columnName('id' in columns ? 'id' : 'personId'),
    without: ['position'],
  }));
  const local = localTables(sql).map(({ name, key }) => ({
    table: name,
    order: key.join(', '),
    without: [],
    ...(name === 'local_setting' ? { where: `WHERE key <> '${COPY_SETTING}'` } : {}),
  }));
  return [
    { table: 'fact', order: 'position', without: [] },
    { table: 'fact_tile', order: 'station, epoch, number', without: [] },
    { table: 'fact_about', order: 'fact, id', without: [] },
    ...records,
    ...local,
  ];
}

function difference(sql: Sql, shadow: Shadow): string | undefined {
  for (const table of compared(sql)) {
    const [own, wanted] = [rowsOf(sql, table), rowsOf(shadow.sql, table)];
    try {
      if (!sameRows(own, wanted, shadow.unopened)) return `a row of ${table.table} is not what the second copy says`;
    } finally {
      own.return(undefined);
      wanted.return(undefined);
    }
  }
  return undefined;
}

type Rows = Generator<SqlRow, undefined>;

function sameRows(own: Rows, wanted: Rows, unopened: Unopened): boolean {
  for (;;) {
    const [left, right] = [own.next(), wanted.next()];
    if (left.done === true || right.done === true) return left.done === right.done;
    if (!isSame(left.value, right.value, unopened)) return false;
  }
}

function* rowsOf(sql: Sql, { table, order, without, where = '' }: Compared): Rows {
  for (const row of sql.each(`SELECT * FROM ${table} ${where} ORDER BY ${order}`))
    yield without.length === 0 ? row : Object.fromEntries(Object.entries(row).filter(([column]) => !without.includes(column)));
  return undefined;
}

/** What was erased cannot be compared any more: of such a record only that it is there. */
function isSame(left: SqlRow, right: SqlRow, unopened: Unopened): boolean {
  const id = String(right['id'] ?? right['person_id']);
  return unopened.has(id) ? left['id'] === right['id'] : contentOfRow(left) === contentOfRow(right);
}
