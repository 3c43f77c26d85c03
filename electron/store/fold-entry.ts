import { verify } from 'node:crypto';
import { equalBytes } from '../../core/base/bytes.ts';
import { type FactBody, factBody } from '../../core/facts/fact.ts';
import { leafHash, noFactBefore } from '../../core/facts/hash.ts';
import { type RecordKind, recordSchemas } from '../../core/records/records.ts';
import type { Verdict } from '../../core/sync/verdict.ts';
import { idsAbout } from './about.ts';
import { insertFact, keepTile, sha256 } from './append.ts';
import { FEED_ENTRY, fileUnder, placeRow } from './entry-rows.ts';
import { FeedFault, type WithFact } from './feed.ts';
import { foldedBy, type FoldParts, type Folding, hasLater, put, rebuild } from './fold-record.ts';
import { foldWhole, rebuildThose } from './fold-whole.ts';
import { insertRows } from './insert-rows.ts';
import { setAsideWhatIsDoneAgain, setOthersAside } from './others-aside.ts';
import { createFactFinders } from './finders/fact-finders.ts';
import type { Sql } from './sql.ts';
import { publicKeyOf, stationKey } from './station-keys.ts';
import { takeForeignLater } from './take-later.ts';
import { rekeyedBy } from './whose.ts';

/** A fact with its place in the feed and what was found of it there. */
export interface PlacedFact {
  readonly seq: number;
  readonly fact: FactBody;
  readonly body: string;
  readonly leaf: Uint8Array;
  readonly signature: Uint8Array;
  readonly verdict: Verdict;
}

/** What a fact that was taken in changed: kinds of records, and people whose data key may have come with it. */
export interface TakenFact extends Pick<FactBody, 'station' | 'epoch'> {
  readonly records: readonly string[];
  readonly rekeyed: readonly string[];
}

/** Takes in one entry that the station may see: kept as it was signed, and folded at its place. Gives the kinds of records that it changed. */
export function takeEntry(entry: WithFact, parts: FoldParts): TakenFact {
  const taken = takeAtPlace(entry, parts);
  const { seq, fact } = entry;
  if (fact.base !== undefined) noteBase({ seq, base: fact.base }, parts);
  return taken;
}

/** Should the server lose the place, the fact is sent once more, and knows no more of the feed then. */
function noteBase({ seq, base }: { readonly seq: number; readonly base: number }, { sql }: FoldParts): void {
  sql.run(
    `INSERT INTO fact_base SELECT fact.position, @base FROM feed_entry JOIN fact USING (station, epoch, n) WHERE seq = @seq
     ON CONFLICT (fact) DO UPDATE SET base = min(base, excluded.base)`,
    { seq, base },
  );
}

function takeAtPlace({ seq, leaf, fact: given }: WithFact, parts: FoldParts): TakenFact {
  const { sql } = parts;
  const { body, signature, verdict, signedBy } = given;
  if (!equalBytes(leafHash(Buffer.from(body), sha256), leaf)) throw new FeedFault('leaf', seq);
  const fact = factBody.parse(JSON.parse(body));
  const { station, epoch, n } = fact;
  let known = sql.row('SELECT position, hash FROM fact WHERE station = @station AND epoch = @epoch AND n = @n', { station, epoch, n });
  if (known !== undefined && !equalBytes(new Uint8Array(known['hash'] as Uint8Array), leaf)) {
    if (station === parts.own) throw new FeedFault('fork', seq, { epoch, n });
    setOthersAside({ station, epoch, n }, parts);
    known = undefined;
  }
  setAsideWhatIsDoneAgain(fact, parts);
  insertRows(sql, FEED_ENTRY, [placeRow(seq, fact, verdict)]);
  noteCase(seq, fact, { verdict, sql });
  const placed: PlacedFact = { seq, fact, body, leaf, signature, verdict };
  const rekeyed = rekeyedBy(fact);
  if (known !== undefined) {
    sql.run('DELETE FROM outbox WHERE fact = @position', { position: Number(known['position']) });
    return { station, epoch, rekeyed, records: cameBack(placed, parts) };
  }
  assertSigned(placed, parts, signedBy);
  return { station, epoch, rekeyed, records: station === parts.own ? ownFromBefore(placed, parts) : takeOther(placed, parts) };
}

/**
 * A fact that is here already: this station's own, which is folded as it was done unless something else was found of it, or one that had another place
 * in a feed that the server lost, and what it did is shown as it was there.
 */
function cameBack({ seq, fact, verdict }: PlacedFact, parts: FoldParts): readonly string[] {
  const { station, epoch, n } = fact;
  const before = parts.sql.row('SELECT 1 FROM feed_before WHERE station = @station AND epoch = @epoch AND n = @n LIMIT 1', {
    station,
    epoch,
    n,
  });
  if (isFollowed(seq, parts)) {
    rebuildThose([fact], parts, seq);
    return fact.changes.map(({ record }) => record);
  }
  if (verdict.skip.length === 0 && before === undefined) return [];
  return foldWhole({ seq, records: fact.changes.length }, parts, (folding) => {
    for (const { record, id } of fact.changes)
      if (Object.hasOwn(recordSchemas, record)) rebuild(record as RecordKind, id, { seq, parts: folding });
    return fact.changes.map(({ record }) => record);
  });
}

/** A fact of this station that it does not have any more: it was put back to an older copy, and what it had delivered comes home. */
function ownFromBefore({ seq, fact, body, leaf, signature, verdict }: PlacedFact, parts: FoldParts): readonly string[] {
  const { sql, rows } = parts;
  const facts = createFactFinders(sql, () => ({ station: fact.station, epoch: fact.epoch }));
  const last = facts.last();
  if (fact.n !== (last?.n ?? 0) + 1 || fact.previous !== (last?.hash ?? noFactBefore))
    throw new FeedFault('fork', seq, { epoch: fact.epoch, n: (last?.n ?? 0) + 1 });
  const changed = takeForeign({ seq, fact, body, leaf, signature, verdict }, parts);
  keepTile(fact, { sql, rows, facts });
  return changed;
}

/** A fact of another station at its turn, or later, where its place was bare before. */
export function takeOther(placed: PlacedFact, parts: FoldParts): readonly string[] {
  return isFollowed(placed.seq, parts) ? takeForeignLater(placed, parts) : takeForeign(placed, parts);
}

const isFollowed = (seq: number, { sql }: FoldParts): boolean =>
  sql.row('SELECT 1 FROM feed_followed WHERE seq = @seq', { seq }) !== undefined;

/** A fact of another station: kept beside ours, with no place in our tree and nothing to send. */
function takeForeign({ seq, fact, body, leaf, signature, verdict }: PlacedFact, parts: FoldParts): readonly string[] {
  const { sql, rows } = parts;
  const position = insertFact(sql, fact, { body, hash: leaf, signature });
  const changed = foldWhole({ seq, records: fact.changes.length }, parts, (folding) => foldHere({ seq, fact, verdict }, folding));
  fileUnder(sql, idsAbout(fact, rows), position);
  return changed;
}

function foldHere({ seq, fact, verdict }: Pick<PlacedFact, 'seq' | 'fact' | 'verdict'>, parts: Folding): readonly string[] {
  const changed: string[] = [];
  for (const [at, { record, id }] of fact.changes.entries()) {
    if (verdict.skip.includes(at) || !Object.hasOwn(recordSchemas, record)) continue;
    changed.push(record);
    const kind = record as RecordKind;
    if (hasLater(record, id, { seq, parts })) rebuild(kind, id, { seq, parts, extra: { fact, verdict } });
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
  if (fact.action !== 'sync.settle-case' || verdict.answer === 'refused') return;
  const { station = null, epoch = null, n = null, case: at = 0 } = fact.note;
  // By the fact that it is about, where that is said: the feed may have got other numbers since.
  const of = 'coalesce((SELECT seq FROM feed_entry WHERE station = @station AND epoch = @epoch AND n = @n), iif(@station IS NULL, @at, 0))';
  const settled = { station: station === null ? null : String(station), epoch: Number(epoch), n: Number(n), at: Number(at) };
  sql.run(`UPDATE feed_case SET settled_by = @seq WHERE settled_by IS NULL AND seq = ${of}`, { seq, ...settled });
}

/** By the key that the station has in our records; one that we know nothing of is vouched for by the tree alone. */
function assertSigned({ seq, fact, leaf, signature }: PlacedFact, { sql }: FoldParts, signedBy: string | undefined): void {
  const spki = stationKey(sql, fact.station);
  if (spki === undefined || fact.changes.some(({ record, id }) => record === 'station' && id === fact.station)) return;
  // Of the very leaf and signature that are taken in here.
  if (signedBy === spki) return;
  if (!verify(null, leaf, publicKeyOf(spki), signature)) throw new FeedFault('signature', seq);
}
