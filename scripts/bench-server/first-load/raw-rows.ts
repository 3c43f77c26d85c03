import Database from 'better-sqlite3';

// A process of its own that writes the rows of a store anew, with SQLite and nothing else: told where they are and where they go.

export type RawKind = 'found' | 'keyed' | 'bare';
export interface RawOrder {
  readonly from: string;
  readonly to: string;
  /** `found`: into what the store has, its keys, indexes and full texts. `keyed`: without full texts. `bare`: columns alone. */
  readonly into: RawKind;
  /** Facts of a transaction, with all that belongs to them. */
  readonly atOnce: number;
}
export interface RawSeen {
  readonly seconds: number;
  readonly rows: number;
}

process.once('message', (order: RawOrder) => {
  process.send?.(copy(order), () => process.disconnect());
});

interface Table {
  readonly name: string;
  readonly rows: number;
  readonly next: Iterator<unknown[]>;
  readonly put: Database.Statement<unknown[]>;
}

/** What an entry of the feed leaves: its fact, its place, where it is found by, the secrets that it names, and the records. */
const EMPTY_ONES = new Set(['local_setting', 'touched']);

/** Only inserting is timed: rows are read before each transaction. */
function copy({ from, to, into, atOnce }: RawOrder): RawSeen {
  const source = new Database(from, { readonly: true });
  const target = new Database(to);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = OFF', 'mmap_size = 0', 'trusted_schema = OFF'])
    target.pragma(pragma);
  const tables = tablesOf(source, target, into !== 'bare');
  if (into === 'found') makeFullTexts(source, target);
  const batches = Math.ceil((tables.find(({ name }) => name === 'fact')?.rows ?? 0) / atOnce);
  let milliseconds = 0;
  for (let batch = 0; batch < batches; batch += 1) {
    const own = tables.map(({ rows, next, put }) => {
      const [begin, end] = [Math.floor((rows * batch) / batches), Math.floor((rows * (batch + 1)) / batches)];
      return { put, values: Array.from({ length: end - begin }, () => next.next().value as unknown[]) };
    });
    const begun = performance.now();
    target.exec('BEGIN IMMEDIATE');
    for (const { put, values } of own) for (const row of values) put.run(row);
    target.exec('COMMIT');
    milliseconds += performance.now() - begun;
  }
  const seen = { seconds: milliseconds / 1000, rows: tables.reduce((sum, { rows }) => sum + rows, 0) };
  for (const { next } of tables) next.return?.();
  target.close();
  source.close();
  return seen;
}

/** Tables that have rows, made anew. */
function tablesOf(source: Database.Database, target: Database.Database, keyed: boolean): readonly Table[] {
  const made = source
    .prepare<[], { readonly name: string; readonly sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table')
        AND name NOT LIKE 'sqlite^_%' ESCAPE '^' AND name NOT LIKE '%^_search%' ESCAPE '^'`,
    )
    .all();
  return made.flatMap(({ name, sql }) => {
    const rows = Number(source.prepare(`SELECT count(*) FROM ${name}`).pluck().get());
    if (rows === 0 || EMPTY_ONES.has(name)) {
      // Triggers may name it.
      if (keyed) target.exec(sql);
      return [];
    }
    const columns = source.prepare<[], { readonly name: string; readonly type: string }>(`PRAGMA table_info(${name})`).all();
    const bare = `CREATE TABLE ${name} (${columns.map((column) => `${column.name} ${column.type}`).join(', ')})`;
    target.exec(keyed ? sql : bare);
    if (keyed) for (const index of indexesOf(source, name)) target.exec(index);
    const read = source
      .prepare<[], unknown[]>(
        `SELECT ${columns.map((column) => column.name).join(', ')} FROM ${name} ORDER BY ${name === 'fact_about' ? 'fact' : 'rowid'}`,
      )
      .raw();
    const put = target.prepare<unknown[]>(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
    return [{ name, rows, next: read.iterate()[Symbol.iterator](), put }];
  });
}

function indexesOf(source: Database.Database, table: string): readonly string[] {
  return source
    .prepare<[string], string>(`SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`)
    .pluck()
    .all(table) as unknown as readonly string[];
}

/** What people, cards and requests are found by, kept in step by triggers as the store does it. */
function makeFullTexts(source: Database.Database, target: Database.Database): void {
  const there = new Set(
    target.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as unknown as string[],
  );
  const made = source
    .prepare<[], { readonly type: string; readonly name: string; readonly on: string; readonly sql: string }>(
      `SELECT type, name, tbl_name AS "on", sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%' OR type = 'view'
        OR (type = 'trigger' AND name LIKE '%^_search^_%' ESCAPE '^') ORDER BY CASE type WHEN 'trigger' THEN 2 WHEN 'view' THEN 0 ELSE 1 END`,
    )
    .all();
  for (const { type, name, on, sql } of made) {
    if (type === 'trigger' && !there.has(on)) continue;
    target.exec(sql);
    if (type === 'table') target.exec(`INSERT INTO ${name} (${name}, rank) VALUES ('secure-delete', 1)`);
  }
}
