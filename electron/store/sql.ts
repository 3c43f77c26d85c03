import type Database from 'better-sqlite3';
import { storeFailure } from './store-fault.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;
type Parameters = Readonly<Record<string, SqlValue>>;

interface Prepared {
  readonly statement: Database.Statement<SqlValue[], SqlRow>;
  /** Its parameters as they come, each as often as it stands there. */
  readonly names: readonly string[];
}

/**
 * Prepared statements by their text, with SQLite's failures as typed ones. Parameters are named: `@id`. They are bound by their places, since binding by name
 * takes several times as long as the rest of a small insert.
 */
export class Sql {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  rows(text: string, parameters: Parameters = {}): readonly SqlRow[] {
    return this.#typed(() => {
      const { statement, names } = this.#of(text);
      return statement.all(...valuesOf(names, parameters));
    });
  }

  row(text: string, parameters: Parameters = {}): SqlRow | undefined {
    return this.#typed(() => {
      const { statement, names } = this.#of(text);
      return statement.get(...valuesOf(names, parameters));
    });
  }

  /** Rows one by one; until it has ended, nothing else can be asked of this connection. */
  *each(text: string): Generator<SqlRow, undefined> {
    try {
      yield* this.#of(text).statement.iterate();
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
    return this.#typed(() => {
      const { statement, names } = this.#of(text);
      return statement.run(...valuesOf(names, parameters)).changes;
    });
  }

  /** Runs a statement whose parameters have no names. */
  runWith(text: string, values: readonly SqlValue[]): void {
    this.#typed(() => this.#of(text).statement.run(...values));
  }

  /** Several statements without parameters: schemas and transactions. */
  exec(text: string): void {
    this.#typed(() => this.#database.exec(text));
  }

  pragma(text: string): SqlValue {
    return this.#typed(() => this.#database.pragma(text, { simple: true }) as SqlValue);
  }

  #of(text: string): Prepared {
    const known = this.#prepared.get(text);
    if (known !== undefined) return known;
    const { unnamed, names } = inOrder(text);
    const made = { statement: this.#database.prepare<SqlValue[], SqlRow>(unnamed), names };
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

/** Literals, quoted names and comments are passed over. */
const PARAMETERS = /'[^']*'|"[^"]*"|--[^\n]*|@(\w+)/g;

/** The statement with `?` in place of each name, and the names as they come. */
function inOrder(text: string): { readonly unnamed: string; readonly names: readonly string[] } {
  const names: string[] = [];
  const unnamed = text.replace(PARAMETERS, (whole, name: string | undefined) => {
    if (name === undefined) return whole;
    names.push(name);
    return '?';
  });
  return { unnamed, names };
}

function valuesOf(names: readonly string[], parameters: Parameters): SqlValue[] {
  const values: SqlValue[] = [];
  for (const name of names) {
    const value = parameters[name];
    if (value === undefined) throw new RangeError(`SQL: nothing is given for @${name}`);
    values.push(value);
  }
  return values;
}

/** A list as one parameter: `x IN (SELECT value FROM json_each(@list))`. */
export function listParameter(values: readonly string[]): string {
  return JSON.stringify(values);
}
