import { wipe } from '../../core/base/bytes.ts';
import type { Change, FactDraft } from '../../core/facts/draft.ts';
import { fold } from '../../core/facts/fold.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import { wrapSecret } from '../facts/sealed-fields.ts';
import { type Head, headAfter, type Scribe, writeFact, type WrittenFact } from '../facts/write-fact.ts';
import type { Queries } from './database.ts';
import { personOf } from './person-of.ts';
import { DATA_KEY, openSealed } from './sealed-set.ts';
import { sendUnit } from './send-unit.ts';
import type { PutRow, SealedRow, Unsent } from './unsent.ts';
import { type Filter, findRecords, nameOf, type Page, readRecords, type Reads } from './reads.ts';
import type { Versioned } from './tenant-queries.ts';

export interface UnitParts {
  readonly queries: Queries;
  readonly tenant: string;
  readonly scribe: Scribe;
  readonly wrapping: Uint8Array;
  readonly head: Head;
}

/** What a piece of work may do inside its transaction. */
export interface Writer extends Reads {
  /** The only way to change a record: the fact is written, and its changes are folded into the state. Throws FoldError, TypeError. */
  append(draft: FactDraft): Promise<void>;
  /** A new data key in the sealed set, by its id. */
  newDataKey(id: string): void;
  /** Another secret in the sealed set, by its id; the caller wipes its own copy. */
  seal(secret: { readonly id: string; readonly kind: string; readonly bytes: Uint8Array }): void;
  /** Tables that are no records, by their own statements, in the same transaction. */
  readonly queries: Queries;
  readonly tenant: string;
}

interface Mark {
  readonly head: Head;
  readonly keys: number;
  readonly before: ReadonlyMap<string, Versioned>;
  readonly changed: ReadonlySet<string>;
  readonly sends: number;
}

/** Keys of people, opened for this unit alone; closed at its end. */
type OpenKeys = Map<string, Uint8Array>;

/**
 * One transaction's work on the records: reads see what was written before them in it; writes gather and are sent together, so that many calls
 * may share one transaction without waiting for each other's round trips.
 */
export class Unit implements Writer {
  readonly queries: Queries;
  readonly tenant: string;
  readonly #parts: UnitParts;
  readonly #keys: OpenKeys = new Map();
  #head: Head;
  #state = new Map<string, Versioned>();
  #changed = new Set<string>();
  #facts: WrittenFact[] = [];
  #newKeys: SealedRow[] = [];
  /** What finders found, until something of that kind changes. */
  readonly #found = new Map<string, readonly object[]>();
  /** Number of the last fact that was sent, and how often something was. */
  #sentHead: number;
  #sends = 0;

  constructor(parts: UnitParts) {
    this.#parts = parts;
    this.queries = parts.queries;
    this.tenant = parts.tenant;
    this.#head = parts.head;
    this.#sentHead = parts.head.n;
  }

  get head(): Head {
    return this.#head;
  }

  async get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
    return (await this.#versioned(kind, id))?.record as RecordOf<Kind> | undefined;
  }

  async find<Kind extends RecordKind>(kind: Kind, filter: Filter, page?: Page): Promise<readonly RecordOf<Kind>[]> {
    const name = JSON.stringify([kind, filter, page]);
    const known = this.#found.get(name);
    if (known !== undefined) return known as readonly RecordOf<Kind>[];
    if ([...this.#changed].some((changed) => changed.startsWith(`${kind}|`))) await this.send();
    const found = await findRecords(kind, filter, { ...this.#parts, page });
    this.#found.set(name, found);
    return found;
  }

  newDataKey(id: string): void {
    const key = this.#parts.scribe.random(32);
    this.#keys.set(id, key);
    this.seal({ id, kind: DATA_KEY, bytes: key });
  }

  seal({ id, kind, bytes }: { readonly id: string; readonly kind: string; readonly bytes: Uint8Array }): void {
    const { scribe, wrapping } = this.#parts;
    this.#newKeys.push({ id, kind, wrapped: wrapSecret(bytes, { id, kind }, { key: wrapping, random: scribe.random }) });
  }

  async append(draft: FactDraft): Promise<void> {
    const keys = new Map<Change, { readonly id: string; readonly key: Uint8Array }>();
    for (const change of draft.changes) {
      const dataKey = await this.#dataKeyOf(change);
      if (dataKey !== undefined) keys.set(change, dataKey);
    }
    const written = writeFact(draft, this.#head, { scribe: this.#parts.scribe, keyOf: (change) => keys.get(change) });
    for (const change of draft.changes) await this.#fold(change);
    this.#facts.push(written);
    this.#head = headAfter(written);
  }

  /** A point to come back to with `undoTo`, as long as no fact that came after it was sent. */
  mark(): Mark {
    return {
      head: this.#head,
      keys: this.#newKeys.length,
      before: new Map(this.#state),
      changed: new Set(this.#changed),
      sends: this.#sends,
    };
  }

  /** Takes back what was gathered since; false where some of it was sent already, so that only undoing the transaction helps. */
  undoTo(mark: Mark): boolean {
    if (this.#sentHead > mark.head.n) return false;
    const sentSince = this.#sends !== mark.sends;
    const added = this.#head.n - mark.head.n;
    this.#facts.splice(this.#facts.length - added, added);
    this.#newKeys.length = sentSince ? 0 : mark.keys;
    this.#head = mark.head;
    this.#state = new Map(mark.before);
    this.#changed = sentSince ? new Set() : new Set(mark.changed);
    this.#found.clear();
    return true;
  }

  /** Sends what has gathered. */
  async send(): Promise<void> {
    const unsent = this.#unsent();
    if (unsent.facts.length === 0 && unsent.keys.length === 0) return;
    this.#sends += 1;
    this.#sentHead = this.#head.n;
    this.#facts = [];
    this.#newKeys = [];
    this.#changed = new Set();
    await sendUnit(unsent, this.#parts);
  }

  /** Overwrites the keys that were opened. */
  close(): void {
    for (const key of this.#keys.values()) wipe(key);
    this.#keys.clear();
  }

  #unsent(): Unsent {
    const puts = [...this.#changed].flatMap((name): PutRow[] => {
      const state = this.#state.get(name);
      const [kind = '', id = ''] = splitName(name);
      return state === undefined ? [] : [{ kind: kind as RecordKind, id, ...state }];
    });
    return { facts: this.#facts, puts, keys: this.#newKeys };
  }

  async #versioned(kind: RecordKind, id: string): Promise<Versioned | undefined> {
    const name = nameOf(kind, id);
    const known = this.#state.get(name);
    if (known !== undefined) return known;
    const found = (await readRecords([[kind, id]], this.#parts)).get(name);
    if (found !== undefined) this.#state.set(name, found);
    return found;
  }

  async #fold({ record, id, set }: Change): Promise<void> {
    const before = await this.#versioned(record, id);
    const after = fold(record, before?.record as RecordOf<typeof record> | undefined, { id, set });
    const name = nameOf(record, id);
    // One version a transaction: the row is written once, however often the work changed it.
    const version = this.#changed.has(name) ? (before?.version ?? 1) : (before?.version ?? 0) + 1;
    this.#state.set(name, { version, record: after });
    this.#changed.add(name);
    for (const found of this.#found.keys()) if (found.startsWith(`["${record}"`)) this.#found.delete(found);
  }

  async #dataKeyOf(change: Change): Promise<{ readonly id: string; readonly key: Uint8Array } | undefined> {
    const personId = await personOf(change, this);
    if (personId === undefined) return undefined;
    const own = change.record === 'person' ? change.set.dataKeyId : undefined;
    const id = own ?? (await this.get('person', personId))?.dataKeyId;
    if (id === undefined || id === null) return undefined;
    const known = this.#keys.get(id);
    if (known !== undefined) return { id, key: known };
    const key = await openSealed({ id, kind: DATA_KEY }, this.#parts);
    if (key === undefined) return undefined;
    this.#keys.set(id, key);
    return { id, key };
  }
}

function splitName(name: string): readonly string[] {
  const at = name.indexOf('|');
  return [name.slice(0, at), name.slice(at + 1)];
}
