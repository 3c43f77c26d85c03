import { wipe } from '../../core/base/bytes.ts';
import type { Change, FactDraft } from '../../core/facts/draft.ts';
import { fold } from '../../core/facts/fold.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import { unwrapKey, wrapKey } from '../facts/sealed-fields.ts';
import { type Head, headAfter, type Scribe, writeFact, type WrittenFact } from '../facts/write-fact.ts';
import type { Queries } from './database.ts';
import { sendUnit } from './send-unit.ts';
import type { PutRow, Unsent } from './unsent.ts';
import { type Filter, findRecords, nameOf, type Page, readRecords, type Reads, type Versioned } from './reads.ts';

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
  /** Queues and tables that are no records, by their own statements, in the same transaction. */
  readonly queries: Queries;
}

interface Mark {
  readonly head: Head;
  readonly facts: number;
  readonly keys: number;
  readonly before: ReadonlyMap<string, Versioned>;
  readonly changed: ReadonlySet<string>;
  readonly sent: number;
}

/** Keys of people, opened for this unit alone; closed at its end. */
type OpenKeys = Map<string, Uint8Array>;

/**
 * One transaction's work on the records: reads see what was written before them in it; writes gather and are sent together, so that many calls
 * may share one transaction without waiting for each other's round trips.
 */
export class Unit implements Writer {
  readonly queries: Queries;
  readonly #parts: UnitParts;
  readonly #keys: OpenKeys = new Map();
  #head: Head;
  #state = new Map<string, Versioned>();
  #changed = new Set<string>();
  #facts: WrittenFact[] = [];
  #newKeys: { readonly id: string; readonly wrapped: Uint8Array }[] = [];
  #sent = 0;

  constructor(parts: UnitParts) {
    this.#parts = parts;
    this.queries = parts.queries;
    this.#head = parts.head;
  }

  get head(): Head {
    return this.#head;
  }

  async get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
    return (await this.#versioned(kind, id))?.record as RecordOf<Kind> | undefined;
  }

  async find<Kind extends RecordKind>(kind: Kind, filter: Filter, page?: Page): Promise<readonly RecordOf<Kind>[]> {
    await this.send();
    return findRecords(kind, filter, { ...this.#parts, page });
  }

  newDataKey(id: string): void {
    const { scribe, wrapping } = this.#parts;
    const key = scribe.random(32);
    this.#keys.set(id, key);
    this.#newKeys.push({ id, wrapped: wrapKey(key, id, { key: wrapping, random: scribe.random }) });
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

  /** A point to come back to with `undoTo`, as long as nothing was sent since. */
  mark(): Mark {
    return {
      head: this.#head,
      facts: this.#facts.length,
      keys: this.#newKeys.length,
      before: new Map(this.#state),
      changed: new Set(this.#changed),
      sent: this.#sent,
    };
  }

  /** Takes back what was gathered since; false where some of it was sent already, so that only undoing the transaction helps. */
  undoTo(mark: Mark): boolean {
    if (this.#sent !== mark.sent) return false;
    this.#head = mark.head;
    this.#facts.length = mark.facts;
    this.#newKeys.length = mark.keys;
    this.#state = new Map(mark.before);
    this.#changed = new Set(mark.changed);
    return true;
  }

  /** Sends what has gathered. */
  async send(): Promise<void> {
    const unsent = this.#unsent();
    if (unsent.facts.length === 0 && unsent.keys.length === 0) return;
    this.#sent += 1;
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
  }

  async #dataKeyOf(change: Change): Promise<{ readonly id: string; readonly key: Uint8Array } | undefined> {
    const personId = await this.#personOf(change);
    if (personId === undefined) return undefined;
    const own = change.record === 'person' ? change.set.dataKeyId : undefined;
    const id = own ?? (await this.get('person', personId))?.dataKeyId;
    if (id === undefined || id === null) return undefined;
    const known = this.#keys.get(id);
    if (known !== undefined) return { id, key: known };
    const [row] = await this.queries.rows<{ readonly bytes: Uint8Array }>({
      name: 'data-key',
      text: "SELECT bytes FROM sealed WHERE tenant_id = $1 AND id = $2 AND kind = 'data-key'",
      values: [this.#parts.tenant, id],
    });
    if (row === undefined) return undefined;
    const key = unwrapKey(row.bytes, id, this.#parts.wrapping);
    this.#keys.set(id, key);
    return { id, key };
  }

  /** Whom a change with personal fields is about. */
  async #personOf(change: Change): Promise<string | undefined> {
    if (change.record === 'person') return change.id;
    if (change.record === 'request') return change.set.personId ?? (await this.get('request', change.id))?.personId;
    if (change.record !== 'certificate') return undefined;
    const before = await this.get('certificate', change.id);
    const holder = change.set.personId ?? before?.personId;
    return holder ?? (await this.get('card', change.set.cardId ?? before?.cardId ?? ''))?.personId;
  }
}

function splitName(name: string): readonly string[] {
  const at = name.indexOf('|');
  return [name.slice(0, at), name.slice(at + 1)];
}
