import { createPublicKey, verify } from 'node:crypto';
import { equalBytes } from '../../core/base/bytes.ts';
import { type FactBody, factBody } from '../../core/facts/fact.ts';
import { leafHash, noFactBefore } from '../../core/facts/hash.ts';
import { type RecordKind, recordSchemas } from '../../core/records/records.ts';
import { referencesOf } from '../../core/sync/references.ts';
import type { Verdict } from '../../core/sync/verdict.ts';
import { idsAbout } from './about.ts';
import { insertFact, keepTile, sha256 } from './append.ts';
import { FeedFault, type TakenEntry } from './feed.ts';
import { bodyOf, foldedBy, type FoldParts, type Folding, hasLaterOwn, put, rebuild } from './fold-record.ts';
import { createFactFinders } from './finders/fact-finders.ts';
import type { Sql } from './sql.ts';

/** A fact with its place in the feed and what was found of it there. */
export interface PlacedFact {
  readonly seq: number;
  readonly fact: FactBody;
  readonly body: string;
  readonly leaf: Uint8Array;
  readonly signature: Uint8Array;
  readonly verdict: Verdict;
}

/** Takes in one entry that the station may see: kept as it was signed, and folded at its place. Gives the kinds of records that it changed. */
export function takeEntry(
  { seq, leaf, fact: given }: TakenEntry & Required<Pick<TakenEntry, 'fact'>>,
  parts: FoldParts,
): readonly string[] {
  const { sql } = parts;
  const { body, signature, verdict } = given;
  if (!equalBytes(leafHash(Buffer.from(body), sha256), leaf)) throw new FeedFault('leaf', seq);
  const fact = factBody.parse(JSON.parse(body));
  const { station, epoch, n } = fact;
  const known = sql.row('SELECT hash FROM fact WHERE station = @station AND epoch = @epoch AND n = @n', { station, epoch, n });
  if (known !== undefined && !equalBytes(new Uint8Array(known['hash'] as Uint8Array), leaf)) throw new FeedFault('fork', seq);
  sql.run('INSERT INTO feed_entry VALUES (@seq, @station, @epoch, @n, @verdict)', {
    seq,
    station,
    epoch,
    n,
    verdict: JSON.stringify(verdict),
  });
  noteCase(seq, fact, { verdict, sql });
  const placed: PlacedFact = { seq, fact, body, leaf, signature, verdict };
  if (known !== undefined) return ownCameBack(placed, parts);
  assertSigned(placed, parts);
  return station === parts.own ? ownFromBefore(placed, parts) : takeForeign(placed, parts);
}

/** A fact of this station at its place: it is folded already, unless what was found there says otherwise. */
function ownCameBack({ seq, fact, verdict }: PlacedFact, parts: FoldParts): readonly string[] {
  if (verdict.skip.length === 0) return [];
  return foldWhole(seq, parts, (folding) => {
    for (const { record, id } of fact.changes)
      if (Object.hasOwn(recordSchemas, record)) rebuild(record as RecordKind, id, { seq, parts: folding });
    return fact.changes.map(({ record }) => record);
  });
}

/**
 * Folds an entry so that every reference of its rows holds: what names a record that is not here is left out, noted, and the rest done again
 * without it, since one such row would undo the whole page.
 */
function foldWhole(seq: number, parts: FoldParts, work: (folding: Folding) => readonly string[]): readonly string[] {
  const { sql } = parts;
  const left = new Map<string, string>();
  for (;;) {
    const folding: Folding = { ...parts, puts: [], left };
    sql.exec('SAVEPOINT entry');
    const changed = work(folding);
    const dangling = folding.puts.filter(({ kind, record }) =>
      referencesOf(kind, record).some(([of, id]) => parts.rows.get(of, id) === undefined),
    );
    if (dangling.length === 0) {
      sql.exec('RELEASE entry');
      noteLeft(seq, left, sql);
      return changed;
    }
    sql.exec('ROLLBACK TO entry');
    sql.exec('RELEASE entry');
    for (const { kind, id } of dangling) left.set(`${kind} ${id}`, 'reference');
  }
}

function noteLeft(seq: number, left: ReadonlyMap<string, string>, sql: Sql): void {
  let at = 0;
  for (const why of left.values()) sql.run('INSERT OR IGNORE INTO feed_unfolded VALUES (@seq, @at, @why)', { seq, at: at++, why });
}

/** A fact of this station that it does not have any more: it was put back to an older copy, and what it had delivered comes home. */
function ownFromBefore({ seq, fact, body, leaf, signature, verdict }: PlacedFact, parts: FoldParts): readonly string[] {
  const { sql, rows } = parts;
  const facts = createFactFinders(sql, () => ({ station: fact.station, epoch: fact.epoch }));
  const last = facts.last();
  if (fact.n !== (last?.n ?? 0) + 1 || fact.previous !== (last?.hash ?? noFactBefore)) throw new FeedFault('fork', seq);
  const changed = takeForeign({ seq, fact, body, leaf, signature, verdict }, parts);
  keepTile(fact, { sql, rows, facts });
  return changed;
}

/** A fact of another station: kept beside ours, with no place in our tree and nothing to send. */
export function takeForeign({ seq, fact, body, leaf, signature, verdict }: PlacedFact, parts: FoldParts): readonly string[] {
  const { sql, rows } = parts;
  const position = insertFact(sql, fact, { body, hash: leaf, signature });
  const changed = foldWhole(seq, parts, (folding) => foldHere({ seq, fact, verdict }, folding));
  for (const id of idsAbout(fact, rows)) sql.run('INSERT INTO fact_about VALUES (@id, @position)', { id, position });
  return changed;
}

function foldHere({ seq, fact, verdict }: Pick<PlacedFact, 'seq' | 'fact' | 'verdict'>, parts: Folding): readonly string[] {
  const changed: string[] = [];
  for (const [at, { record, id }] of fact.changes.entries()) {
    if (verdict.skip.includes(at) || !Object.hasOwn(recordSchemas, record)) continue;
    changed.push(record);
    const kind = record as RecordKind;
    if (hasLaterOwn(record, id, { seq, parts })) rebuild(kind, id, { seq, parts, extra: { fact, verdict } });
    else put(kind, id, { record: foldedBy(parts.rows.get(kind, id), { fact, at }, parts), parts });
  }
  return changed;
}

function noteCase(seq: number, fact: FactBody, { verdict, sql }: { readonly verdict: Verdict; readonly sql: Sql }): void {
  const found = verdict.case;
  if (found !== undefined) {
    const { kind, record, id, other = null } = found;
    sql.run('INSERT INTO feed_case VALUES (@seq, @kind, @record, @id, @other, NULL)', { seq, kind, record, id, other });
  }
  const settles = fact.action === 'sync.settle-case' && verdict.answer !== 'refused' ? Number(fact.note['case']) : undefined;
  if (settles !== undefined)
    sql.run('UPDATE feed_case SET settled_by = @seq WHERE seq = @settles AND settled_by IS NULL', { seq, settles });
}

/** By the key that the station has in our records; one that we know nothing of is vouched for by the tree alone. */
function assertSigned({ seq, fact, leaf, signature }: PlacedFact, { rows }: FoldParts): void {
  const spki = rows.get('station', fact.station)?.signingSpki;
  if (spki === undefined || fact.changes.some(({ record, id }) => record === 'station' && id === fact.station)) return;
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  if (!verify(null, leaf, key, signature)) throw new FeedFault('signature', seq);
}

/** Records of own facts that did not become what this station made of them at first, made anew: after all of its facts were filed again. */
export function rebuildOwn(parts: FoldParts): void {
  const { sql, own } = parts;
  const rows = sql.rows(
    `SELECT fact.body, feed_entry.seq FROM feed_entry JOIN fact USING (station, epoch, n)
     WHERE fact.station = @own AND (json_array_length(feed_entry.verdict, '$.skip') > 0
       OR fact.epoch < (SELECT max(epoch) FROM fact WHERE station = @own)) ORDER BY feed_entry.seq`,
    { own },
  );
  const end = sql.number('SELECT max(seq) FROM feed_entry');
  for (const row of rows) {
    foldWhole(end, parts, (folding) => {
      for (const { record, id } of bodyOf(row).changes)
        if (Object.hasOwn(recordSchemas, record)) rebuild(record as RecordKind, id, { seq: end, parts: folding });
      return [];
    });
  }
}
