import { fromHex, toHex } from '../../core/base/bytes.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import { digestAfter, NOTHING } from '../../core/sync/digest.ts';
import { sha256 } from './append.ts';
import { type FeedCase, FeedFault, type FeedPosition, type FeedReader, type FeedWriter, type Taken, type TakenEntry } from './feed.ts';
import { factOfRow } from './finders/fact-finders.ts';
import { takeEntry } from './fold-entry.ts';
import { againDrafts, doneAgain, foldLeftOut, keepAside, setAside, unwind } from './heal.ts';
import type { FoldParts } from './fold-record.ts';
import { foldUnreadable, isWhole, takeFollowing } from './follow.ts';
import { heldLease, isKnownHereAlone, ownLeases } from './leases.ts';
import { createSettings } from './local-rows.ts';
import type { Blobs } from './local.ts';
import { ownActs } from './own-acts.ts';
import { keyWith, otherKeyWith } from './person-keys.ts';
import { OWN_STATION } from './own-station.ts';
import type { RecordRows } from './record-rows.ts';
import type { Scribe } from './scribe.ts';
import { createSavedViews } from './saved-views.ts';
import type { Sql, SqlRow } from './sql.ts';
import { takePlainly } from './take-plain.ts';

const POSITION = 'feed-position';
const NOWHERE: FeedPosition = { seq: 0, roots: [], digest: NOTHING };

function feedPosition(sql: Sql): FeedPosition {
  return (createSettings(sql).get(POSITION) as FeedPosition | undefined) ?? NOWHERE;
}

/** What facts name as their base: nothing at a station that takes in no feed. */
export function knownFeed(sql: Sql): { readonly base?: number } {
  const { seq } = feedPosition(sql);
  return seq === 0 ? {} : { base: seq };
}

function keepPosition(sql: Sql, { seq, roots, digest }: FeedPosition): void {
  createSettings(sql).set(POSITION, { seq, roots, ...(digest === undefined ? {} : { digest }) });
}

function markAt(sql: Sql, seq: number): FeedPosition {
  const stood = sql.row('SELECT stood FROM feed_mark WHERE seq = @seq', { seq })?.['stood'];
  return typeof stood === 'string' ? (JSON.parse(stood) as FeedPosition) : NOWHERE;
}

/** How the feed stood before and behind that place, as close as it is remembered. */
function around(seq: number, sql: Sql): ReturnType<FeedReader['around']> {
  const before = sql.number('SELECT max(seq) FROM feed_mark WHERE seq < @seq', { seq });
  const after = sql.row('SELECT min(seq) AS seq FROM feed_mark WHERE seq >= @seq', { seq })?.['seq'] ?? null;
  return { before: markAt(sql, before), after: after === null ? feedPosition(sql) : markAt(sql, Number(after)) };
}

function treeOf({ seq, roots }: FeedPosition): GrowingTree {
  return new GrowingTree(sha256, { size: seq, roots: roots.map(fromHex) });
}

function caseOfRow(row: SqlRow): FeedCase {
  return {
    seq: Number(row['seq']),
    kind: row['kind'] as FeedCase['kind'],
    record: String(row['record']),
    id: String(row['id']),
    ...(row['other'] === null ? {} : { other: Number(row['other']) }),
    ...(row['settled_by'] === null ? {} : { settledBy: Number(row['settled_by']) }),
  };
}

export function createFeedReader(sql: Sql): FeedReader {
  return {
    position: () => feedPosition(sql),
    marks: () => [0, ...sql.rows('SELECT seq FROM feed_mark ORDER BY seq').map((row) => Number(row['seq']))],
    digestAt: (mark) => markAt(sql, mark).digest,
    isWhole: (seq) => isWhole(seq, sql),
    around: (seq) => around(seq, sql),
    ownEpoch: () => sql.number(`SELECT max(epoch) FROM fact WHERE station = ${OWN_STATION}`),
    aside: () => sql.number('SELECT count(*) FROM fact_aside WHERE again IS NULL AND n > 1'),
    at(seq) {
      const row = sql.row(
        'SELECT fact.body, fact.hash, fact.signature FROM feed_entry JOIN fact USING (station, epoch, n) WHERE feed_entry.seq = @seq',
        { seq },
      );
      return row === undefined ? undefined : factOfRow(row);
    },
    case(seq) {
      const row = sql.row('SELECT * FROM feed_case WHERE seq = @seq', { seq });
      return row === undefined ? undefined : caseOfRow(row);
    },
    skipped: (seq) => sql.number(`SELECT json_array_length(verdict, '$.skip') FROM feed_entry WHERE seq = @seq`, { seq }) > 0,
    cases: ({ open, limit }) =>
      sql
        .rows(`SELECT * FROM feed_case WHERE (settled_by IS NULL) = @open ORDER BY seq DESC LIMIT @limit`, { open: open ? 1 : 0, limit })
        .map(caseOfRow),
    openCases: () => sql.number('SELECT count(*) FROM feed_case WHERE settled_by IS NULL'),
    unfolded: () => sql.number('SELECT count(*) FROM feed_unfolded'),
    lease: (id) => heldLease(id, sql),
    knownHereAlone: (id) => isKnownHereAlone(id, sql),
    ownLeases: (nowMs) => ownLeases(nowMs, sql),
    ownActs: (range) => ownActs(range, sql),
  };
}

export interface FeedWriterParts {
  readonly sql: Sql;
  readonly rows: RecordRows;
  readonly scribe: () => Scribe | undefined;
  readonly blobs: Pick<Blobs, 'find' | 'destroy'>;
}

export function createFeedWriter({ sql, rows, blobs, scribe }: FeedWriterParts): FeedWriter {
  const open = (blobId: string): Uint8Array | undefined => scribe()?.dataKey(blobId);
  const parts = (): FoldParts => ({
    sql,
    rows,
    own: scribe()?.station ?? '',
    dataKey: keyWith(sql, open),
    otherKey: otherKeyWith({ sql, rows, open }),
    erased: (personId, before) => {
      for (const { id } of blobs.find({ kind: 'data-key', recordId: personId })) blobs.destroy(id);
      if (before !== undefined) createSavedViews(sql).forget(before);
    },
  });
  return {
    ...createFeedReader(sql),
    take: (entries, { apart } = { apart: false }) => take(entries, parts(), { epoch: scribe()?.epoch ?? 0, apart }),
    takeFollowing: (entries) => takeFollowing(entries, feedPosition(sql).seq, parts()),
    setAside: (from) => setAside(from, parts()),
    keepAside: (facts) => keepAside(facts, parts()),
    againDrafts: () => againDrafts(parts()),
    doneAgain: (hash, again) => doneAgain(hash, again, parts()),
    unwind(mark) {
      unwind(mark, parts());
      keepPosition(sql, markAt(sql, mark));
    },
  };
}

function take(
  entries: readonly TakenEntry[],
  parts: FoldParts,
  { epoch, apart }: { readonly epoch: number; readonly apart: boolean },
): Taken {
  const { sql, own } = parts;
  const before = feedPosition(sql);
  const tree = treeOf(before);
  let { digest } = before;
  const plain = apart ? undefined : takePlainly(entries, parts);
  const records = new Set(plain);
  const opened = new Set<string>();
  let elsewhere = false;
  for (const { fact, ...entry } of entries) {
    // Whatever the server says, a number that is left out is an alarm and not a silence.
    if (entry.seq !== tree.size + 1) throw new FeedFault('gap', tree.size + 1);
    if (fact !== undefined && plain === undefined) {
      const taken = takeEntry({ ...entry, fact }, parts);
      for (const record of taken.records) records.add(record);
      for (const person of taken.rekeyed) opened.add(person);
      elsewhere ||= taken.station === own && taken.epoch > epoch;
    }
    tree.append(entry.leaf);
    digest = digest === undefined ? undefined : digestAfter(digest, entry, sha256);
  }
  if (opened.size > 0) foldUnreadable(opened, parts);
  if (entries.length > 0 && plain === undefined) foldLeftOut(parts);
  const position = { seq: tree.size, roots: tree.roots.map(toHex), ...(digest === undefined ? {} : { digest }) };
  keepPosition(sql, position);
  if (entries.length > 0) sql.run('INSERT INTO feed_mark VALUES (@seq, @stood)', { seq: position.seq, stood: JSON.stringify(position) });
  return { records, elsewhere };
}
