import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import { keyField } from '../../core/facts/fold.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import { columnName, fieldsOf } from './record-columns.ts';
import type { Codec } from './columns.ts';
import { type Into, insertRows } from './insert-rows.ts';
import { recordTables } from './record-tables.ts';
import type { Sql, SqlRow, SqlValue } from './sql.ts';

function encode(value: unknown, codec: Codec): SqlValue {
  if (value === undefined) return null;
  switch (codec) {
    case 'flag':
      return value === true ? 1 : 0;
    case 'json':
      return canonicalJson(value as Json);
    case 'bytes':
      return Buffer.from(value as string, 'base64');
    case 'text':
    case 'integer':
      return value as SqlValue;
  }
}

function decode(value: SqlValue, codec: Codec): unknown {
  switch (codec) {
    case 'flag':
      return value === 1;
    case 'json':
      return JSON.parse(String(value)) as unknown;
    case 'bytes':
      return Buffer.from(value as Uint8Array).toString('base64');
    case 'text':
    case 'integer':
      return value;
  }
}

/** A row of the kind's table as its record; columns that are null or not selected are left out. */
export function recordOfRow<Kind extends RecordKind>(kind: Kind, row: SqlRow): RecordOf<Kind> {
  const record: Record<string, unknown> = {};
  for (const [field, codec] of fieldsOf(kind)) {
    const value = row[columnName(field)];
    if (value !== undefined && value !== null) record[field] = decode(value, codec);
  }
  return record as RecordOf<Kind>;
}

/** The columns of a kind for a SELECT, with the table's name before each; `without` leaves large fields out of lists. */
export function columnsOf(kind: RecordKind, without: readonly string[] = []): string {
  return fieldsOf(kind)
    .filter(([field]) => !without.includes(field))
    .map(([field]) => `${recordTables[kind].table}.${columnName(field)}`)
    .join(', ');
}

/** Large or personal fields that lists do not need. */
const leftOut: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  person: ['photo'],
  request: ['personalBefore', 'personalAfter'],
};

/** How the rows of one kind are read and written; made once, since every fact asks for it several times. */
interface Texts {
  readonly columns: string;
  /** Those of a list. */
  readonly listed: string;
  readonly put: Into;
  readonly coded: readonly (readonly [field: string, codec: Codec])[];
}

function textsOf(kind: RecordKind): Texts {
  const key = columnName(keyField(kind));
  const coded = fieldsOf(kind);
  const columns = coded.map(([field]) => columnName(field));
  const updates = columns.filter((column) => column !== key).map((column) => `${column} = excluded.${column}`);
  const put = { table: recordTables[kind].table, columns, conflict: `ON CONFLICT (${key}) DO UPDATE SET ${updates.join(', ')}` };
  return { columns: columnsOf(kind), listed: columnsOf(kind, leftOut[kind]), put, coded };
}

/** Reads and writes whole state rows. */
export class RecordRows {
  readonly #sql: Sql;
  readonly #texts = new Map<RecordKind, Texts>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    return this.one(kind, `WHERE ${columnName(keyField(kind))} = @id`, { id });
  }

  has(kind: RecordKind, id: string): boolean {
    return this.#sql.row(`SELECT 1 FROM ${recordTables[kind].table} WHERE ${columnName(keyField(kind))} = @id`, { id }) !== undefined;
  }

  /** The first record of a query that begins after FROM, with all its fields. */
  one<Kind extends RecordKind>(kind: Kind, rest: string, parameters: Readonly<Record<string, SqlValue>> = {}): RecordOf<Kind> | undefined {
    const row = this.#sql.row(`SELECT ${this.#textsOf(kind).columns} FROM ${recordTables[kind].table} ${rest} LIMIT 1`, parameters);
    return row === undefined ? undefined : recordOfRow(kind, row);
  }

  /** Records of a query that begins after FROM; a person's photo and what is personal of a request are left out. */
  many<Kind extends RecordKind>(kind: Kind, rest: string, parameters: Readonly<Record<string, SqlValue>> = {}): readonly RecordOf<Kind>[] {
    return this.#sql
      .rows(`SELECT ${this.#textsOf(kind).listed} FROM ${recordTables[kind].table} ${rest}`, parameters)
      .map((row) => recordOfRow(kind, row));
  }

  /** Makes or replaces the row. */
  put<Kind extends RecordKind>(kind: Kind, record: RecordOf<Kind>): void {
    this.putAll(kind, [record]);
  }

  /** Makes or replaces the rows, in their order; no two are of one record. */
  putAll<Kind extends RecordKind>(kind: Kind, records: readonly RecordOf<Kind>[]): void {
    const { put, coded } = this.#textsOf(kind);
    const values = records as readonly Readonly<Record<string, unknown>>[];
    insertRows(
      this.#sql,
      put,
      values.map((record) => coded.map(([field, codec]) => encode(record[field], codec))),
    );
  }

  #textsOf(kind: RecordKind): Texts {
    const known = this.#texts.get(kind);
    if (known !== undefined) return known;
    const made = textsOf(kind);
    this.#texts.set(kind, made);
    return made;
  }
}
