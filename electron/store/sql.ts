import type Database from 'better-sqlite3';
import { storeFailure } from './store-fault.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;
type Parameters = Readonly<Record<string, SqlValue>>;

/** Prepared statements by their text, with SQLite's failures as typed ones. Parameters are named: `@id`. */
export class Sql {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, Database.Statement<unknown[], SqlRow>>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  rows(text: string, parameters: Parameters = {}): readonly SqlRow[] {
    return this.#typed(() => this.#statement(text).all(parameters));
  }

  row(text: string, parameters: Parameters = {}): SqlRow | undefined {
    return this.#typed(() => this.#statement(text).get(parameters));
  }

  /** Rows one by one; until it has ended, nothing else can be asked of this connection. */
  *each(text: string): Generator<SqlRow, undefined> {
    try {
      yield* this.#statement(text).iterate({});
      return undefined;
    } catch (cause) {
      throw storeFailure(cause);
    }
  }

  /** The single number that a count or a maximum gives; 0 where it gives none. */
  number(text: string, parameters: Parameters = {}): number {
    return Number(Object.values(this.row(text, parameters) ?? {})[0] ?? 0);
  }

  /** Runs a statement; gives how many rows it changed. */
  run(text: string, parameters: Parameters = {}): number {
    return this.#typed(() => this.#statement(text).run(parameters).changes);
  }

  /** Several statements without parameters: schemas and transactions. */
  exec(text: string): void {
    this.#typed(() => this.#database.exec(text));
  }

  pragma(text: string): SqlValue {
    return this.#typed(() => this.#database.pragma(text, { simple: true }) as SqlValue);
  }

  #statement(text: string): Database.Statement<unknown[], SqlRow> {
    const known = this.#prepared.get(text);
    if (known !== undefined) return known;
    const made = this.#database.prepare<unknown[], SqlRow>(text);
    this.#prepared.set(text, made);
    return made;
  }

  #typed<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (cause) {
      throw storeFailure(cause);
    }
  }
}

/** A list as one parameter: `x IN (SELECT value FROM json_each(@list))`. */
export function listParameter(values: readonly string[]): string {
  return JSON.stringify(values);
}
