import type { Sql } from './sql.ts';

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly cause: unknown };

/**
 * Gathers what several readers write down in the same turn of the event loop into one commit: a commit waits for the disk twice, and while it
 * does nothing else goes on.
 */
export class Together {
  readonly #sql: Sql;
  readonly #transact: (work: () => readonly Outcome[]) => readonly Outcome[];
  #waiting: Waiting[] = [];

  constructor(sql: Sql, transact: (work: () => readonly Outcome[]) => readonly Outcome[]) {
    this.#sql = sql;
    this.#transact = transact;
  }

  add<Value>(work: () => Value): Promise<Value> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => this.commit());
      this.#waiting.push({ work, resolve, reject });
    }) as Promise<Value>;
  }

  /** What waits, now. */
  commit(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    try {
      const outcomes = this.#transact(() => waiting.map(({ work }) => this.#apart(work)));
      for (const [at, outcome] of outcomes.entries()) {
        if ('cause' in outcome) waiting[at]?.reject(outcome.cause);
        else waiting[at]?.resolve(outcome.value);
      }
    } catch (cause) {
      for (const { reject } of waiting) reject(cause);
    }
  }

  /** One of them is undone alone where it throws; a full disk may have undone all of them already. */
  #apart(work: () => unknown): Outcome {
    this.#sql.exec('SAVEPOINT apart');
    let outcome: Outcome;
    try {
      const value = work();
      if (value instanceof Promise) throw new TypeError('store: a transaction cannot wait for a promise');
      outcome = { value };
    } catch (cause) {
      if (!this.#sql.inTransaction) throw cause;
      this.#sql.exec('ROLLBACK TO apart');
      outcome = { cause };
    }
    this.#sql.exec('RELEASE apart');
    return outcome;
  }
}
