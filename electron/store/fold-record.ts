import type { FactBody } from '../../core/facts/fact.ts';
import { fold, FoldError, type Settings } from '../../core/facts/fold.ts';
import type { RecordKind } from '../../core/records/records.ts';
import { referencesOf } from '../../core/sync/references.ts';
import { type Verdict, verdict as verdictShape } from '../../core/sync/verdict.ts';
import { openedChange, type OpenWith } from './opened-change.ts';
import type { RecordRows } from './record-rows.ts';
import type { Called } from './saved-views.ts';
import type { Sql, SqlRow } from './sql.ts';

export interface FoldParts extends OpenWith {
  readonly sql: Sql;
  readonly rows: RecordRows;
  /** This station. */
  readonly own: string;
  /** Somebody was erased elsewhere: what opens their data goes here too, and what says what they were called. */
  readonly erased: (personId: string, before: Called | undefined) => void;
}

/** One entry while it is folded: the rows that it made, and those that cannot be kept. */
export interface Folding extends FoldParts {
  readonly puts: { readonly kind: RecordKind; readonly id: string; readonly record: Settings }[];
  readonly left: Map<string, string>;
  /** One record alone is put: whether what it names is here can be seen before. */
  readonly alone: boolean;
}

interface At {
  readonly seq: number;
  readonly parts: Folding;
  /** The entry that is being taken, which is not filed under the record yet. */
  readonly extra?: { readonly fact: FactBody; readonly verdict: Verdict };
}

const LATER = `SELECT fact.epoch, fact.body FROM fact_about JOIN fact ON fact.position = fact_about.fact
  LEFT JOIN feed_entry ON feed_entry.station = fact.station AND feed_entry.epoch = fact.epoch AND feed_entry.n = fact.n
  WHERE fact_about.id = @id AND (feed_entry.seq IS NULL OR feed_entry.seq > @seq)`;

/** Nothing that is not sent and placed, nothing that was set aside, and no feed that was lost: then nothing comes behind the end of the feed. */
const ALL_PLACED = `SELECT NOT EXISTS (SELECT 1 FROM outbox) AND NOT EXISTS (SELECT 1 FROM fact_aside) AND NOT EXISTS (SELECT 1 FROM feed_before)`;

/**
 * Whether something is known of the record that comes behind that place: what this station did, shown on top until it has its own place (spec sync
 * 1.2), or what lost its place with the server's feed.
 */
export function hasLater(
  record: string,
  id: string,
  { seq, parts: { sql } }: { readonly seq: number; readonly parts: Pick<FoldParts, 'sql'> },
): boolean {
  if (sql.number(ALL_PLACED) === 1) return false;
  // Of an epoch below 0: what its row shows may be of facts that were set aside since, where nothing else was left to make it of.
  return sql.rows(LATER, { id, seq }).some((row) => Number(row['epoch']) < 0 || touches(bodyOf(row), record, id));
}

export const bodyOf = (row: SqlRow): FactBody => JSON.parse(String(row['body'])) as FactBody;
const touches = ({ changes }: FactBody, record: string, id: string): boolean =>
  changes.some((change) => change.record === record && change.id === id);

/** A body is RFC 8785 text, so a change of the record stands in it as it is looked for: a person's facts are mostly about their cards. */
const ABOUT = `SELECT fact.body, feed_entry.seq, feed_entry.verdict FROM fact_about JOIN fact ON fact.position = fact_about.fact
  LEFT JOIN feed_entry ON feed_entry.station = fact.station AND feed_entry.epoch = fact.epoch AND feed_entry.n = fact.n
  WHERE fact_about.id = @id AND fact.epoch >= 0 AND (fact.station = @own OR feed_entry.seq <= @seq)
  AND instr(fact.body, @change) > 0
  ORDER BY CASE WHEN feed_entry.seq <= @seq THEN 0 ELSE 1 END, CASE WHEN feed_entry.seq <= @seq THEN feed_entry.seq END, fact.epoch, fact.n`;

/** The record made anew: what has its place by then in the order of the feed, then this station's own on top. */
export function rebuild(kind: RecordKind, id: string, { seq, parts, extra }: At): void {
  const { sql, own } = parts;
  const facts = sql
    .rows(ABOUT, { id, own, seq, change: `"id":"${id}","record":"${kind}"` })
    .map((row) => {
      const placed = row['seq'] !== null && Number(row['seq']) <= seq;
      const skip = placed ? verdictShape.parse(JSON.parse(String(row['verdict']))).skip : [];
      return { fact: bodyOf(row), placed, skip };
    })
    .filter(({ fact }) => touches(fact, kind, id));
  if (extra !== undefined) {
    const here = facts.findIndex(({ placed }) => !placed);
    facts.splice(here < 0 ? facts.length : here, 0, { fact: extra.fact, placed: true, skip: extra.verdict.skip });
  }
  let after: Settings | string | undefined;
  for (const { fact, skip } of facts) {
    for (const [at, change] of fact.changes.entries()) {
      if (change.record !== kind || change.id !== id || skip.includes(at)) continue;
      const next = foldedBy(typeof after === 'string' ? undefined : after, { fact, at }, parts);
      after = typeof next === 'string' && after !== undefined ? after : next;
    }
  }
  if (after !== undefined) put(kind, id, { record: after, parts });
}

/** The record after a change; a word where it is none. */
export function foldedBy(
  before: Settings | undefined,
  { fact, at }: { readonly fact: FactBody; readonly at: number },
  parts: FoldParts,
): Settings | string {
  const opened = openedChange(fact, at, parts);
  if (opened === undefined) return 'key';
  try {
    return fold(opened.record, before as never, { id: opened.id, set: opened.set });
  } catch (cause) {
    if (cause instanceof FoldError) return 'shape';
    throw cause;
  }
}

/** Whether it names a record that is not here. */
export function isDangling({ kind, record }: Omit<Folding['puts'][number], 'id'>, { rows }: Pick<FoldParts, 'rows'>): boolean {
  return referencesOf(kind, record).some(([of, id]) => !rows.has(of, id));
}

export function put(
  kind: RecordKind,
  id: string,
  { record, parts }: { readonly record: Settings | string; readonly parts: Folding },
): void {
  const name = `${kind} ${id}`;
  if (typeof record === 'string') parts.left.set(name, record);
  if (typeof record === 'string' || parts.left.has(name)) return;
  if (parts.alone && isDangling({ kind, record }, parts)) return void parts.left.set(name, 'reference');
  const before = kind === 'person' && record['state'] === 'erased' ? parts.rows.get('person', id) : undefined;
  try {
    parts.rows.put(kind, record as never);
  } catch (cause) {
    if ((cause as { readonly code?: unknown }).code !== 'SQLITE_CONSTRAINT_UNIQUE') throw cause;
    parts.left.set(name, 'unique');
    return;
  }
  parts.puts.push({ kind, id, record });
  if (kind === 'person' && record['state'] === 'erased') parts.erased(id, before);
}
