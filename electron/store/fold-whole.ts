import type { FactBody } from '../../core/facts/fact.ts';
import { type RecordKind, recordSchemas } from '../../core/records/records.ts';
import { type FoldParts, type Folding, isDangling, rebuild } from './fold-record.ts';
import type { Sql } from './sql.ts';

/**
 * Folds an entry so that every reference of its rows holds: what names a record that is not here is left out, noted, and the rest done again
 * without it, since one such row would undo the whole page. `records`: how many the work puts at most.
 */
export function foldWhole(
  { seq, records }: { readonly seq: number; readonly records: number },
  parts: FoldParts,
  work: (folding: Folding) => readonly string[],
): readonly string[] {
  const { sql } = parts;
  const left = new Map<string, string>();
  if (records <= 1) {
    const changed = work({ ...parts, puts: [], left, alone: true });
    noteLeft(seq, left, sql);
    return changed;
  }
  for (;;) {
    const folding: Folding = { ...parts, puts: [], left, alone: false };
    sql.run('SAVEPOINT entry');
    const changed = work(folding);
    const dangling = folding.puts.filter((one) => isDangling(one, parts));
    if (dangling.length === 0) {
      sql.run('RELEASE entry');
      noteLeft(seq, left, sql);
      return changed;
    }
    sql.run('ROLLBACK TO entry');
    sql.run('RELEASE entry');
    for (const { kind, id } of dangling) left.set(`${kind} ${id}`, 'reference');
  }
}

function noteLeft(seq: number, left: ReadonlyMap<string, string>, sql: Sql): void {
  let at = 0;
  for (const why of left.values()) sql.run('INSERT OR IGNORE INTO feed_unfolded VALUES (@seq, @at, @why)', { seq, at: at++, why });
}

/** As they are at the end of what was taken in; `place`: what is left out is noted there. */
export function rebuildThose(facts: readonly FactBody[], parts: FoldParts, place?: number): void {
  const { sql } = parts;
  const seq = sql.number('SELECT max(seq) FROM feed_entry');
  const touched = new Map(facts.flatMap(({ changes }) => changes.map(({ record, id }) => [`${record} ${id}`, { record, id }] as const)));
  for (const { record, id } of touched.values()) {
    if (!Object.hasOwn(recordSchemas, record)) continue;
    foldWhole({ seq: place ?? seq, records: 1 }, parts, (folding) => {
      rebuild(record as RecordKind, id, { seq, parts: folding });
      return [];
    });
  }
}
