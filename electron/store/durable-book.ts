import type { AuthorityRecords } from '../../core/records/authority-records.ts';
import { createAuthorityRows } from './authority-rows.ts';
import type { Sql } from './sql.ts';

interface Open {
  readonly sql: Sql;
  readonly writing: boolean;
  transact<Value>(work: () => Value): Value;
}

const bookReads: readonly string[] = ['bySerial', 'byOrder', 'listed'];

/** The authority's book: a write of its own is a transaction of its own. */
export function durableBook(open: Open): AuthorityRecords {
  const book = createAuthorityRows(open.sql);
  const durably = <Value>(work: () => Value): Value => (open.writing ? work() : open.transact(work));
  const durable = Object.entries(book).map(([name, part]) => {
    const run = part as (...given: readonly unknown[]) => unknown;
    return [name, bookReads.includes(name) ? run : (...given: readonly unknown[]) => durably(() => run(...given))];
  });
  return Object.fromEntries(durable) as AuthorityRecords;
}
