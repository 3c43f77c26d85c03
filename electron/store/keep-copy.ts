import { fsyncSync, openSync, closeSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromHex, toHex } from '../../core/base/bytes.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { z } from 'zod';
import type { NewEntry, RowName } from './copy-entries.ts';
import { COPY_SETTING, type LocalTable, localTables, rowContent, rowsTogether, touchedRows, watchLocalTables } from './local-tables.ts';
import { SecondCopy } from './second-copy.ts';
import type { Sql, SqlRow } from './sql.ts';

const mark = z.strictObject({ frames: z.int().nonnegative(), chain: z.string().length(64), schema: z.int() });
type Mark = z.infer<typeof mark>;

const FRAME_ENTRIES = 200;

export interface KeepCopyParts {
  readonly path: string;
  readonly random: (length: number) => Uint8Array;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Keeps the second copy in step with one open store: each transaction is in the copy, synced, before it is committed. */
export class KeepCopy {
  readonly #sql: Sql;
  readonly #parts: KeepCopyParts;
  readonly #tables: readonly LocalTable[];
  #copy: SecondCopy;
  #lastFact = 0;
  #closed = false;

  constructor(sql: Sql, parts: KeepCopyParts) {
    this.#sql = sql;
    this.#parts = parts;
    this.#tables = localTables(sql);
    this.#copy = this.#open();
    watchLocalTables(sql, this.#tables);
    this.#lastFact = this.#factsEnd();
  }

  get copy(): SecondCopy {
    return this.#copy;
  }

  /**
   * Transactions that the copy has and the store has not: of a commit that was cut off, one; more only where the store lost what it had
   * confirmed.
   */
  get behind(): number {
    return this.#copy.frames - (this.#mark()?.frames ?? 0);
  }

  /** Before the commit: what the transaction did goes into the copy. */
  write(): void {
    const facts = this.#sql.rows('SELECT position, body, hash, signature FROM fact WHERE position > @from ORDER BY position', {
      from: this.#lastFact,
    });
    const rows = touchedRows(this.#sql);
    if (facts.length === 0 && rows.length === 0) return;
    if (this.behind !== 0) throw new Refusal('store-damaged');
    this.#copy.append([...facts.map(factEntry), ...this.#rowEntries(rows)]);
    this.#putMark(this.#copy.appended);
  }

  committed(): void {
    this.#copy.settle();
    this.#lastFact = this.#factsEnd();
  }

  undone(): void {
    this.#copy.undo();
  }

  /** After frames of the copy were taken into the store, in the same transaction. */
  tookIn(): void {
    touchedRows(this.#sql);
    this.#putMark({ frames: this.#copy.frames, chain: this.#copy.chain });
  }

  /** Makes the copy anew from the store; the one before is kept aside. */
  renew(why: string): void {
    this.#copy.close();
    this.#copy = this.#make(why);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#copy.close();
  }

  /** The copy as it is where it fits the store, else a new one made from the store; the one that did not fit is kept aside. */
  #open(): SecondCopy {
    const known = this.#mark();
    const copy = SecondCopy.open(this.#parts.path, known?.frames ?? 0);
    const problem = copy === undefined ? 'there is none' : this.#misfit(copy, known);
    if (problem === undefined && copy !== undefined) {
      copy.cutRest();
      return copy;
    }
    copy?.close();
    return this.#make(problem ?? '');
  }

  #misfit(copy: SecondCopy, known: Mark | undefined): string | undefined {
    if (known === undefined) {
      // A store without a fact beside a copy that has some is not new: it lost everything.
      return this.#factsEnd() === 0 ? undefined : 'the store never wrote it';
    }
    if (copy.frames < known.frames) return `it has ${copy.frames} of ${known.frames} transactions`;
    if (!copy.remembers(fromHex(known.chain))) return this.#knowsItsFacts(copy) ? 'it is of another line' : undefined;
    return known.schema === this.#schema() ? undefined : 'the store has a newer schema';
  }

  /** Does the store have the last fact of the copy? Then nothing is lost with the copy. */
  #knowsItsFacts(copy: SecondCopy): boolean {
    let last: string | undefined;
    for (const { entries } of copy.read()) for (const entry of entries) if ('fact' in entry) last = entry.fact.hash;
    return last === undefined || this.#sql.row('SELECT 1 FROM fact WHERE hash = @hash', { hash: fromHex(last) }) !== undefined;
  }

  /** Makes the copy anew from the store, under another name until it is whole. */
  #make(why: string): SecondCopy {
    const { path, random, now, log } = this.#parts;
    rmSync(`${path}.new`, { force: true });
    const copy = SecondCopy.make(`${path}.new`, { random, schema: this.#schema() });
    for (const entries of inParts(everything(this.#sql, this.#tables))) {
      copy.append(entries);
      copy.settle();
    }
    this.#sql.exec('BEGIN IMMEDIATE');
    this.#putMark(copy);
    this.#sql.exec('COMMIT');
    try {
      renameSync(path, `${path}.${new Date(now()).toISOString().replaceAll(':', '-')}`);
      log(`the second copy of the records was made anew: ${why}`);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    }
    renameSync(`${path}.new`, path);
    syncFolder(dirname(path));
    copy.close();
    const made = SecondCopy.open(path);
    if (made === undefined) throw new Refusal('store-damaged');
    return made;
  }

  #rowEntries(names: readonly RowName[]): readonly NewEntry[] {
    const many = rowsTogether(this.#sql, names);
    return [...(many?.others ?? names).map((row) => this.#rowEntry(row)), ...(many === undefined ? [] : [many.together])];
  }

  #rowEntry(row: RowName): NewEntry {
    const table = this.#tables.find(({ name }) => name === row.table);
    const content = table === undefined ? undefined : rowContent(this.#sql, table, row.key);
    return content === undefined ? { row } : { row, content: Buffer.from(content) };
  }

  #mark(): Mark | undefined {
    const row = this.#sql.row('SELECT value FROM local_setting WHERE key = @key', { key: COPY_SETTING });
    if (row === undefined) return undefined;
    try {
      return mark.parse(JSON.parse(String(row['value'])));
    } catch (cause) {
      throw new Refusal('store-damaged', undefined, { cause });
    }
  }

  #putMark({ frames, chain }: { readonly frames: number; readonly chain: Uint8Array }): void {
    const text = JSON.stringify({ chain: toHex(chain), frames, schema: this.#schema() } satisfies Mark);
    this.#sql.run('INSERT INTO local_setting VALUES (@key, @text) ON CONFLICT (key) DO UPDATE SET value = excluded.value', {
      key: COPY_SETTING,
      text,
    });
  }

  #schema(): number {
    return Number(this.#sql.pragma('user_version'));
  }

  #factsEnd(): number {
    return this.#sql.number('SELECT max(position) FROM fact');
  }
}

function factEntry(row: SqlRow): NewEntry {
  const text = (column: string, as: 'hex' | 'base64'): string => Buffer.from(row[column] as Uint8Array).toString(as);
  return { fact: { body: String(row['body']), hash: text('hash', 'hex'), signature: text('signature', 'base64') } };
}

/** Rows first: the facts are opened with keys among them. */
function* everything(sql: Sql, tables: readonly LocalTable[]): Generator<NewEntry, undefined> {
  for (const table of tables) {
    const keys = sql.rows(`SELECT ${table.key.join(', ')} FROM ${table.name} ORDER BY ${table.key.join(', ')}`);
    for (const row of keys) {
      const key = table.key.map((column) => row[column] as string | number);
      if (table.name === 'local_setting' && key[0] === COPY_SETTING) continue;
      yield { row: { table: table.name, key }, content: Buffer.from(rowContent(sql, table, key) ?? '') };
    }
  }
  for (let from = 0; ; ) {
    const rows = sql.rows(
      `SELECT position, body, hash, signature FROM fact WHERE position > @from ORDER BY position LIMIT ${FRAME_ENTRIES}`,
      {
        from,
      },
    );
    yield* rows.map(factEntry);
    if (rows.length < FRAME_ENTRIES) return undefined;
    from = Number(rows.at(-1)?.['position']);
  }
}

function* inParts(entries: Iterable<NewEntry>): Generator<readonly NewEntry[], undefined> {
  let part: NewEntry[] = [];
  for (const entry of entries) {
    part.push(entry);
    if (part.length < FRAME_ENTRIES) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
  return undefined;
}

/** So that a rename survives a power cut. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
