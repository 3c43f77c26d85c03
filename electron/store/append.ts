import { hash } from 'node:crypto';
import { wipe } from '../../core/base/bytes.ts';
import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import type { Change, FactDraft } from '../../core/facts/draft.ts';
import { type Fact, type FactBody, type FactChange, factBody } from '../../core/facts/fact.ts';
import { fold } from '../../core/facts/fold.ts';
import { leafHash, noFactBefore } from '../../core/facts/hash.ts';
import { splitPersonal } from '../../core/facts/personal.ts';
import { rangeRootOf } from '../../core/facts/merkle-tree.ts';
import { idsAbout } from './about.ts';
import { FACT, factRow, type FactProof, fileUnder } from './entry-rows.ts';
import type { FactFinders } from './finders/fact-finders.ts';
import { insertRows } from './insert-rows.ts';
import type { RecordRows } from './record-rows.ts';
import { sealFields } from './sealed-fields.ts';
import type { Sql } from './sql.ts';
import { livingKeyOf } from './person-keys.ts';
import type { Scribe } from './scribe.ts';
import { whoseIs } from './whose.ts';

/** Leaves whose root is kept, so that a proof hashes at most two rows of them. */
export const TILE = 256;

/** In one call, which takes three quarters of the time of a hash that is made, fed and asked. */
export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'));

export interface AppendParts {
  readonly sql: Sql;
  readonly rows: RecordRows;
  readonly facts: FactFinders;
  readonly scribe: Scribe;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  /** The fact before where the transaction wrote it itself; else it is looked up. */
  readonly last?: { readonly n: number; readonly hash: string } | undefined;
  /** How far this station has taken in the feed; undefined where it takes in none. */
  readonly base?: number | undefined;
}

type Position = Pick<FactBody, 'station' | 'epoch' | 'n'>;

/** The data key of whoever the record is about. */
function dataKeyIdOf(change: Change, rows: RecordRows): string {
  const own = change.record === 'person' ? change.set.dataKeyId : undefined;
  const id = own ?? rows.get('person', whoseIs(change, rows) ?? '')?.dataKeyId;
  if (id === undefined) throw new TypeError(`journal: ${change.record} ${change.id} has no data key to seal with`);
  return id;
}

/** What is done again of somebody who has moved meanwhile is sealed under a blob of before, which holds the same key: the new one opens there alone. */
function sealingKeyOf(change: Change, { sql, rows, scribe }: AppendParts): { readonly id: string; readonly key: Uint8Array } {
  const id = dataKeyIdOf(change, rows);
  const open = (blobId: string): Uint8Array => scribe.dataKey(blobId);
  try {
    return { id, key: open(id) };
  } catch (cause) {
    const other = livingKeyOf(whoseIs(change, rows) ?? '', { sql, open });
    if (typeof other === 'object') return other;
    throw cause;
  }
}

/** The change as the fact keeps it: what is personal only sealed. */
function sealChange(change: Change, position: Position & { readonly change: number }, parts: AppendParts): FactChange {
  const { record, id } = change;
  const { open, personal } = splitPersonal(record, change.set);
  const set = open as FactChange['set'];
  if (personal === undefined) return { record, id, set };
  const { id: dataKeyId, key } = sealingKeyOf(change, parts);
  try {
    return {
      record,
      id,
      set,
      sealed: { dataKeyId, bytes: sealFields(personal, { ...position, record, id }, { key, random: parts.random }) },
    };
  } finally {
    wipe(key);
  }
}

function bodyOf(draft: FactDraft, parts: AppendParts): FactBody {
  const last = parts.last ?? parts.facts.last();
  const { station, epoch } = parts.scribe;
  const position = { station, epoch, n: (last?.n ?? 0) + 1 };
  const body = {
    v: 1 as const,
    ...position,
    previous: last?.hash ?? noFactBefore,
    at: new Date(parts.now()).toISOString(),
    ...baseOf(draft, parts),
    who: draft.who,
    kind: draft.kind,
    action: draft.action,
    ...(draft.servicePoint === undefined ? {} : { servicePoint: draft.servicePoint }),
    ...(draft.subject === undefined ? {} : { subject: draft.subject }),
    note: draft.note ?? {},
    changes: draft.changes.map((change, index) => sealChange(change, { ...position, change: index }, parts)),
  };
  const parsed = factBody.safeParse(body);
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0];
  throw new TypeError(`journal: a fact of ${draft.action} is malformed at ${fault?.path.join('.') ?? ''}: ${fault?.code ?? ''}`);
}

/** What it knew: less than this station does now where it is a fact that was set aside and is done again. */
function baseOf({ base }: FactDraft, parts: AppendParts): { readonly base?: number } {
  if (parts.base === undefined) return {};
  return { base: Math.min(parts.base, base ?? parts.base) };
}

/** Writes the fact's row and gives its position: the next one. `epoch`: another one where it was set aside. */
export function insertFact(sql: Sql, fact: FactBody, proof: FactProof & { readonly epoch?: number | undefined }): number {
  const position = nextPosition(sql);
  insertRows(sql, FACT, [factRow(fact, { ...proof, position })]);
  return position;
}

export const nextPosition = (sql: Sql): number => sql.number('SELECT max(position) FROM fact') + 1;

/** Where facts are filed; `facts` looks at the chain that the fact belongs to. */
export type FileParts = Pick<AppendParts, 'sql' | 'rows' | 'facts'>;

/** Keeps the root of the tile that this fact makes full, where it does. */
export function keepTile({ station, epoch, n: size }: FactBody, { sql, facts }: FileParts): void {
  if (size % TILE !== 0) return;
  const root = rangeRootOf(facts.leafHashes(size - TILE, size), sha256)(0, TILE);
  sql.run('INSERT INTO fact_tile VALUES (@station, @epoch, @number, @root)', { station, epoch, number: size / TILE - 1, root });
}

/** Stores a fact that has its number, hash and signature, and folds its changes, opened, into the state rows; `aside`: where it was set aside. */
export function fileFact(
  { fact, aside, ...proof }: FactProof & { readonly fact: FactBody; readonly aside?: number | undefined },
  changes: readonly Change[],
  parts: FileParts,
): void {
  const { sql, rows } = parts;
  const position = insertFact(sql, fact, { ...proof, epoch: aside });
  for (const { record, id, set } of changes) rows.put(record, fold(record, rows.get(record, id), { id, set }));
  fileUnder(sql, idsAbout(fact, rows), position);
  if (aside !== undefined) return;
  sql.run('INSERT INTO outbox (fact) VALUES (@position)', { position });
  keepTile(fact, parts);
}

/** Numbers, seals, hashes, signs and stores a fact, and folds its changes into the state rows; all in the caller's transaction. */
export function append(draft: FactDraft, parts: AppendParts): Fact {
  const fact = bodyOf(draft, parts);
  const body = canonicalJson(fact as unknown as Json);
  const hash = leafHash(Buffer.from(body), sha256);
  const signature = parts.scribe.sign(hash);
  fileFact({ fact, body, hash, signature }, draft.changes, parts);
  return { fact, hash: Buffer.from(hash).toString('hex'), signature: Buffer.from(signature).toString('base64') };
}
