import { randomUUID } from 'node:crypto';
import { openDatabase, type OpenDatabase } from '../../../electron/store/database.ts';
import { type FeedWriter, NotTogether, type TakenEntry } from '../../../electron/store/feed.ts';
import { createFeedWriter } from '../../../electron/store/feed-rows.ts';
import { createBlobs } from '../../../electron/store/local-rows.ts';
import { RecordRows } from '../../../electron/store/record-rows.ts';
import type { Sql } from '../../../electron/store/sql.ts';
import { takePlainly } from '../../../electron/store/take-plain.ts';
import { at, type Scratch } from './scratch-store.ts';

/** Everything that a store has; but how the feed stood on the way, since that is remembered for each part. */
export function everything(sql: Sql): ReadonlyMap<string, unknown> {
  const tables = sql.rows(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite%'",
  );
  const names = tables.map((row) => String(row['name'])).filter((name) => !/^feed_mark$|_search/.test(name));
  return new Map(names.map((name) => [name, sql.rows(`SELECT * FROM ${name}`)]));
}

/** A store that takes in what another one did. */
export class Taker {
  readonly database: OpenDatabase = openDatabase(':memory:');
  readonly own = randomUUID();
  readonly #rows = new RecordRows(this.database.sql);
  readonly #dataKey: (blobId: string) => Uint8Array;
  readonly feed: FeedWriter;

  constructor(author: Scratch, without: ReadonlySet<string>) {
    const { sql } = this.database;
    const { scribe } = author.station;
    this.#dataKey = (id) => scribe.dataKey(id);
    const blobs = createBlobs(sql, { now: () => 0, destroyed: () => undefined });
    for (const id of author.station.dataKeys.keys()) {
      if (without.has(id)) continue;
      blobs.put({
        id,
        kind: 'data-key',
        recordId: id,
        field: 'dataKey',
        under: 'x',
        keyVersion: 1,
        bytes: new Uint8Array(60),
        createdAt: at,
      });
    }
    this.feed = createFeedWriter({ sql, rows: this.#rows, blobs, scribe: () => ({ ...scribe, station: this.own }) });
  }

  get sql(): Sql {
    return this.database.sql;
  }

  plainly(entries: readonly TakenEntry[]): ReadonlySet<string> | undefined {
    const { sql, own } = this;
    return this.#within(() => takePlainly(entries, { sql, rows: this.#rows, own, dataKey: this.#dataKey, erased: () => undefined }));
  }

  /** As pulling does it: apart where they cannot be taken in together. */
  take(entries: readonly TakenEntry[], atOnce: number): this {
    for (let from = 0; from < entries.length; from += atOnce) {
      const part = entries.slice(from, from + atOnce);
      try {
        this.#within(() => this.feed.take(part));
      } catch (cause) {
        if (!(cause instanceof NotTogether)) throw cause;
        this.#within(() => this.feed.take(part, { apart: true }));
      }
    }
    return this;
  }

  #within<Value>(work: () => Value): Value {
    this.sql.exec('BEGIN');
    try {
      const value = work();
      this.sql.exec('COMMIT');
      return value;
    } catch (cause) {
      this.sql.exec('ROLLBACK');
      throw cause;
    }
  }
}
