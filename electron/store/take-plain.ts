import { verify } from 'node:crypto';
import { equalBytes } from '../../core/base/bytes.ts';
import type { FactBody, FactChange } from '../../core/facts/fact.ts';
import { fold, FoldError, type Settings } from '../../core/facts/fold.ts';
import { leafHash } from '../../core/facts/hash.ts';
import { isPlainFact } from '../../core/facts/plain-fact.ts';
import { type RecordKind, recordSchemas } from '../../core/records/records.ts';
import { referencesOf } from '../../core/sync/references.ts';
import { idsAbout } from './about.ts';
import { nextPosition, sha256 } from './append.ts';
import { aboutRows, FACT, FACT_ABOUT, factRow, FEED_ENTRY, placeRow } from './entry-rows.ts';
import { NotTogether, type TakenEntry, type WithFact } from './feed.ts';
import { type FoldParts, hasLater } from './fold-record.ts';
import { GatheredRows } from './gathered-rows.ts';
import { insertRows } from './insert-rows.ts';
import { openedChange } from './opened-change.ts';
import { publicKeyOf } from './station-keys.ts';
import { type UniqueFields, uniqueFields } from './unique-fields.ts';

/** Something of the entries is out of the ordinary: they are taken one by one. */
class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

interface Plain extends FoldParts {
  readonly gathered: GatheredRows;
  readonly unique: (kind: RecordKind) => UniqueFields;
}

/** What is written of an entry. */
interface Written {
  readonly entry: WithFact;
  readonly fact: FactBody;
  /** What it is found by. */
  readonly about: ReadonlySet<string>;
}

/**
 * Takes in entries of others that follow each other where nothing of them and of this store is out of the ordinary: each record is folded in memory and
 * written once, however many facts there are of it, and what need not be asked for each is asked for all. What is there afterwards is what taking them
 * one by one (fold-entry.ts) leaves. Gives the kinds of records that changed; undefined where that is no way to take them, with nothing done. Throws
 * NotTogether where a rule of the schema says so: then the transaction is to be undone.
 */
export function takePlainly(entries: readonly TakenEntry[], parts: FoldParts): ReadonlySet<string> | undefined {
  const { sql, rows } = parts;
  const whole = entries.filter((entry): entry is WithFact => entry.fact !== undefined);
  if (whole.length < 2 || sql.number(OTHERWISE, { from: entries[0]?.seq ?? 0 }) === 1) return undefined;
  const known = new Map<RecordKind, UniqueFields>();
  const unique = (kind: RecordKind): UniqueFields => {
    const fields = known.get(kind) ?? uniqueFields(kind, sql);
    known.set(kind, fields);
    return fields;
  };
  const gathered = new GatheredRows(rows);
  const plain: Plain = { ...parts, gathered, unique };
  try {
    const read = whole.map((entry) => readOne(entry, plain));
    write(read, plain);
    return new Set(read.flatMap(({ fact }) => fact.changes.map(({ record }) => record)));
  } catch (cause) {
    if (cause instanceof NotPlain || cause instanceof FoldError) return undefined;
    throw cause;
  }
}

/** Records that could not be made whole wait for what comes, places that were bare before are taken out of their turn, and of a feed that was lost more is known. */
const OTHERWISE = `SELECT EXISTS (SELECT 1 FROM feed_unfolded) OR EXISTS (SELECT 1 FROM feed_followed WHERE seq >= @from)
  OR EXISTS (SELECT 1 FROM fact_aside) OR EXISTS (SELECT 1 FROM feed_before)`;

function plainly(whether: boolean): asserts whether {
  if (!whether) throw new NotPlain();
}

/** Looks at an entry and folds it; nothing is written. */
function readOne(entry: WithFact, parts: Plain): Written {
  const { seq, leaf, fact: given } = entry;
  const { gathered } = parts;
  const { verdict } = given;
  const fact = factOf(given, leaf);
  plainly(fact.station !== parts.own && typeof fact.note['again'] !== 'string' && fact.action !== 'sync.settle-case');
  plainly(verdict.skip.length === 0 && verdict.case === undefined);
  plainly(given.base === undefined);
  assertSigned(fact, { leaf, given, gathered });
  foldAll(fact, seq, parts);
  return { entry, fact, about: idsAbout(fact, gathered) };
}

function write(all: readonly Written[], { sql, gathered }: Pick<Plain, 'sql' | 'gathered'>): void {
  const first = nextPosition(sql);
  const places = all.map(({ entry, fact }) => placeRow(entry.seq, fact, entry.fact.verdict));
  const facts = all.map(({ entry: { leaf: hash, fact: given }, fact }, at) => factRow(fact, { ...given, hash, position: first + at }));
  const about = all.flatMap((one, at) => aboutRows(one.about, first + at));
  try {
    insertRows(sql, FEED_ENTRY, places);
    insertRows(sql, FACT, facts);
    insertRows(sql, FACT_ABOUT, about);
    gathered.write();
  } catch (cause) {
    if (String((cause as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw new NotTogether(cause);
    throw cause;
  }
}

function factOf({ body, isPlain = false }: WithFact['fact'], leaf: Uint8Array): FactBody {
  // Before anything of the text is believed, also that it is JSON.
  plainly(isPlain || equalBytes(leafHash(Buffer.from(body), sha256), leaf));
  const fact: unknown = JSON.parse(body);
  plainly(isPlain || isPlainFact(fact));
  return fact as FactBody;
}

/** As fold-entry.ts has it: one whose station is not known, or is made known by it, is vouched for by the tree alone. */
function assertSigned(
  { station, changes }: FactBody,
  { leaf, given, gathered }: Pick<Plain, 'gathered'> & { readonly leaf: Uint8Array; readonly given: WithFact['fact'] },
): void {
  const spki = gathered.get('station', station)?.signingSpki;
  if (spki === undefined || given.signedBy === spki) return;
  if (changes.some(({ record, id }) => record === 'station' && id === station)) return;
  plainly(verify(null, leaf, publicKeyOf(spki), given.signature));
}

function foldAll(fact: FactBody, seq: number, parts: Plain): void {
  const { gathered } = parts;
  for (const { record, id } of fact.changes) if (!gathered.isChanged(record, id)) plainly(!hasLater(record, id, { seq, parts }));
  const folded = fact.changes.map((change, at) => foldOne(fact, at, { change, parts }));
  // Of the entry as a whole: what it names may be made by itself.
  for (const { kind, record } of folded) plainly(referencesOf(kind, record).every(([of, id]) => gathered.has(of, id)));
}

interface Folded {
  readonly kind: RecordKind;
  readonly record: Settings;
}

function foldOne(fact: FactBody, at: number, { change, parts }: { readonly change: FactChange; readonly parts: Plain }): Folded {
  const { gathered } = parts;
  plainly(Object.hasOwn(recordSchemas, change.record));
  const kind = change.record as RecordKind;
  const opened = openedChange(fact, at, { dataKey: (blobId) => livingKey(blobId, parts) });
  plainly(opened !== undefined);
  const before = gathered.get(kind, change.id);
  const record = fold(kind, before, { id: opened.id, set: opened.set });
  plainly(kind !== 'person' || (record as Settings)['state'] !== 'erased');
  if (before !== undefined) plainly(keepsWhatIsUnique(before, record, parts.unique(kind)));
  gathered.put(kind, record);
  return { kind, record };
}

function livingKey(blobId: string, { dataKey }: Plain): Uint8Array | undefined {
  const key = dataKey(blobId);
  plainly(key !== 'destroyed');
  return key;
}

/** Only the last of a record is written: what it held for a while and let go of again would not stand in anybody's way, as it does one by one. */
function keepsWhatIsUnique(before: Settings, after: Settings, { fields, sometimes }: UniqueFields): boolean {
  return !sometimes && fields.every((field) => before[field] === undefined || before[field] === after[field]);
}
