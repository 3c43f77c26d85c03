import type { FactBody } from '../../core/facts/fact.ts';
import type { TakenEntry } from './feed.ts';
import { takeEntry } from './fold-entry.ts';
import { bodyOf, type FoldParts } from './fold-record.ts';
import { rebuildThose } from './fold-whole.ts';
import { foldLeftOut } from './heal.ts';
import type { Sql } from './sql.ts';
import { whoseIs } from './whose.ts';

/** Whether this station has the fact at that place. */
export function isWhole(seq: number, sql: Sql): boolean {
  return sql.row('SELECT 1 FROM feed_entry WHERE seq = @seq', { seq }) !== undefined;
}

/**
 * Takes in facts that stand at places which were bare before, least first: each record is made anew of all that is known of it. What is here already, or
 * stands beyond `upTo`, is passed over. Gives the kinds of records that changed. Throws FeedFault.
 */
export function takeFollowing(entries: readonly TakenEntry[], upTo: number, parts: FoldParts): ReadonlySet<string> {
  const { sql } = parts;
  const records = new Set<string>();
  const ids = new Set<string>();
  for (const { fact, ...entry } of entries) {
    if (fact === undefined || entry.seq > upTo || isWhole(entry.seq, sql)) continue;
    sql.run('INSERT INTO feed_followed VALUES (@seq)', { seq: entry.seq });
    for (const record of takeEntry({ ...entry, fact }, parts).records) records.add(record);
    for (const { id } of (JSON.parse(fact.body) as FactBody).changes) ids.add(id);
  }
  if (ids.size > 0) foldUnreadable(ids, parts);
  if (records.size > 0) foldLeftOut(parts);
  return records;
}

/** What made no whole record of these, or of what is somebody's of these, since the facts before it or its key were not here. */
export function foldUnreadable(ids: ReadonlySet<string>, parts: FoldParts): void {
  const { sql } = parts;
  const rows = sql.rows(
    `SELECT DISTINCT feed_unfolded.seq, fact.body FROM feed_unfolded JOIN feed_entry USING (seq) JOIN fact USING (station, epoch, n)
     WHERE why <> 'reference' ORDER BY feed_unfolded.seq`,
  );
  for (const row of rows) {
    const fact = bodyOf(row);
    if (!fact.changes.some((change) => ids.has(change.id) || ids.has(whoseIs(change, parts.rows) ?? ''))) continue;
    sql.run("DELETE FROM feed_unfolded WHERE seq = @seq AND why <> 'reference'", { seq: Number(row['seq']) });
    rebuildThose([fact], parts, Number(row['seq']));
  }
}
