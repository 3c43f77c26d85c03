import { fromBase64, fromHex } from '../../core/base/bytes.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { FailureCode } from '../../core/failures/table.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import { enrolled, feedPage, type FeedPage, pushed, type Pushed, signedAs } from '../../core/sync/wire.ts';
import { FeedFault, type TakenEntry } from '../store/feed.ts';
import type { Store } from '../store/store.ts';
import { blobsOf, type DataKeyParts, dataKeysOf, deliveryText, signAs, type Station } from './deliveries.ts';
import { ASK_MS, type Asking, type Shape, StationToken, tokenShape } from './station-token.ts';
import { frozenChain, keepFrozen, keepSyncSetting, type SyncSetting, syncSetting } from './sync-setting.ts';

export interface SyncParts {
  readonly store: Store;
  readonly now: () => number;
  /** The server's address as it is set; undefined where there is none. */
  readonly address: () => string | undefined;
  /** One exchange with the server. Throws Refusal('central-away'), Refusal('central-lost') where nothing came back, and what the server refuses. */
  readonly ask: <Value>(asking: Asking, as: Shape<Value>) => Promise<Value>;
  readonly station: () => Station & { readonly name: string; readonly servicePoint: string; readonly signingSpki: string };
  readonly secrets: () => Omit<DataKeyParts, 'sealingSpki'>;
  /** Records of these kinds changed because of what came in; none where only the state of syncing did. */
  readonly changed: (kinds: readonly string[]) => void;
}

export interface SyncProblem {
  readonly code: FailureCode | 'feed-gap' | 'feed-leaf' | 'feed-signature' | 'feed-fork' | 'server-behind';
  readonly since: string;
  /** When it is tried again; absent where trying again does not help. */
  readonly nextAt?: string;
}

const FACTS_AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 2_000_000;
const ENTRIES_AT_ONCE = 200;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * What this station tells the central server and hears from it: its own facts in order, each until it is acknowledged; everybody's in the order
 * of the feed. Whatever is cut off is taken up where it stopped; nothing of it depends on a clock.
 */
export class Sync {
  readonly #parts: SyncParts;
  readonly #ended = new AbortController();
  readonly #token: StationToken;
  #failures = 0;
  #problem: SyncProblem | undefined;
  #nextMs = 0;
  #head: number | undefined;
  #heardAt: string | undefined;
  #pushing: Promise<void> | undefined;

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#token = new StationToken(parts);
  }

  /** Where this station is enrolled; undefined where it is not, or the server's address was changed since. */
  get enrolled(): SyncSetting | undefined {
    const setting = syncSetting(this.#parts.store);
    return setting?.address === this.#parts.address() ? setting : undefined;
  }

  get state() {
    const { store } = this.#parts;
    return {
      enrolled: this.enrolled,
      waiting: store.outbox.waiting(),
      waitingSince: store.outbox.since(),
      position: store.feed.position().seq,
      head: this.#head,
      heardAt: this.#heardAt,
      problem: this.#problem,
      frozen: frozenChain(store),
    };
  }

  /** Lets the server know this station, with an API key of its service point. Throws Refusal. */
  async enrol(apiKey: string): Promise<void> {
    const { station, ask, address, store, now } = this.#parts;
    const own = station();
    const form = { grant_type: 'client_credentials', client_secret: apiKey };
    const { access_token: token } = await ask({ method: 'POST', path: '/oauth/token', body: form, patienceMs: ASK_MS }, tokenShape);
    const { organisation, station: id, name, servicePoint, signingSpki } = own;
    const text = canonicalJson({ v: 1, organisation, station: id, name, servicePoint, signingSpki });
    const body = { text, signature: signAs(text, signedAs.enrolment, own) };
    const { sealingSpki } = await ask({ method: 'POST', path: '/sync/stations', token, body, patienceMs: ASK_MS }, enrolled);
    const setting = { address: address() ?? '', sealingSpki, enrolledAt: new Date(now()).toISOString() };
    store.transact((writer) => keepSyncSetting(writer, setting));
    this.#fine();
  }

  /** Whether there is something to do now, or whether a pause after a failure still lasts. */
  get due(): boolean {
    return this.enrolled !== undefined && this.#parts.now() >= this.#nextMs && !this.#ended.signal.aborted;
  }

  /** Tries again at once, however long the pause. */
  async now(): Promise<void> {
    this.#nextMs = 0;
    await this.push();
    await this.pull(0);
  }

  /** Something was done here: it is sent at once, where this station is enrolled. */
  wake(): void {
    if (this.enrolled !== undefined) void this.push();
  }

  /** Sends what waits until nothing does. What fails is kept as the problem, and the pause grows. */
  push(): Promise<void> {
    this.#pushing ??= this.#guarded(() => this.#pushAll()).finally(() => {
      this.#pushing = undefined;
    });
    return this.#pushing;
  }

  /** Takes in what the feed has beyond this station; waits that long for the next entry where there is none. */
  pull(waitSeconds: number): Promise<void> {
    return this.#guarded(() => this.#pullAll(waitSeconds));
  }

  /** Nothing is asked any more; what was asked is let go of. */
  end(): void {
    this.#ended.abort();
  }

  async #pushAll(): Promise<void> {
    const { store, station, secrets } = this.#parts;
    const setting = this.enrolled;
    while (setting !== undefined && !this.#ended.signal.aborted) {
      // What is frozen must not hold up what comes after it.
      const without = frozenChain(store)?.epoch;
      const facts = store.outbox.next({ facts: FACTS_AT_ONCE, characters: CHARACTERS_AT_ONCE, without });
      const last = facts.at(-1);
      if (last === undefined) return;
      const own = station();
      const text = deliveryText(facts, own);
      const blobs = blobsOf(facts, store);
      const dataKeys = dataKeysOf(blobs, { ...secrets(), sealingSpki: setting.sealingSpki });
      const body = { text, signature: signAs(text, signedAs.delivery, own), blobs, dataKeys };
      const answer = await this.#asking({ method: 'POST', path: '/push', body, patienceMs: 4 * ASK_MS }, pushed);
      this.#answered(answer, last);
    }
  }

  #answered(answer: Pushed, { position, epoch }: { readonly position: number; readonly epoch: number }): void {
    const { store, now, changed } = this.#parts;
    store.transact((writer) => {
      if (answer.outcome === 'taken') writer.outbox.acknowledge(position);
      // The server lost what it had acknowledged: it is sent again from there.
      else if (answer.outcome === 'gap') writer.outbox.askAgain(epoch, answer.expected ?? 1);
      else keepFrozen(writer, { epoch, at: answer.at ?? 0, since: new Date(now()).toISOString() });
    });
    changed([]);
  }

  async #pullAll(waitSeconds: number): Promise<void> {
    const { store } = this.#parts;
    for (let wait = waitSeconds; this.enrolled !== undefined && !this.#ended.signal.aborted; wait = 0) {
      const from = store.feed.position().seq;
      const patienceMs = ASK_MS + wait * 1000 + 30_000;
      const page = await this.#asking({ method: 'GET', path: `/feed?from=${from}&wait=${wait}`, patienceMs }, feedPage);
      const before = this.#head;
      this.#head = page.head;
      this.#heardAt = new Date(this.#parts.now()).toISOString();
      // A server from yesterday's backup: its feed is not the one that was taken in.
      if (page.head < from) throw new Behind();
      if (page.entries.length === 0) {
        if (before !== page.head) this.#parts.changed([]);
        return;
      }
      await this.#take(page);
    }
  }

  async #take({ entries, blobs }: FeedPage): Promise<void> {
    const { store, changed } = this.#parts;
    const kinds = new Set<string>();
    for (let at = 0; at < entries.length && !this.#ended.signal.aborted; at += ENTRIES_AT_ONCE) {
      const part = entries.slice(at, at + ENTRIES_AT_ONCE).map(takenOf);
      const { records } = store.transact((writer) => {
        for (const blob of at === 0 ? blobs : [])
          if (writer.blobs.get(blob.id) === undefined) writer.blobs.put({ ...blob, bytes: fromBase64(blob.bytes) });
        // Another look at the feed may have taken some of it meanwhile.
        const { seq } = writer.feed.position();
        return writer.feed.take(part.filter((entry) => entry.seq > seq));
      });
      for (const record of records) kinds.add(record);
      // Other work comes in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    changed([...kinds]);
  }

  async #asking<Value>(asking: Asking, as: Shape<Value>): Promise<Value> {
    const { signal } = this.#ended;
    const token = await this.#token.now(signal);
    return this.#parts.ask({ ...asking, token, signal }, as);
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    if (!this.due) return;
    try {
      await work();
      this.#fine();
    } catch (cause) {
      if (!this.#ended.signal.aborted) this.#failed(cause);
    }
  }

  #fine(): void {
    const was = this.#problem;
    this.#failures = 0;
    this.#nextMs = 0;
    this.#problem = undefined;
    if (was !== undefined) this.#parts.changed([]);
  }

  #failed(cause: unknown): void {
    const code = codeOf(cause);
    this.#token.forget();
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 20);
    this.#nextMs = this.#parts.now() + pause;
    const iso = (ms: number): string => new Date(ms).toISOString();
    const since = this.#problem?.code === code ? this.#problem.since : iso(this.#parts.now());
    this.#problem = { code, since, nextAt: iso(this.#nextMs) };
    this.#parts.changed([]);
  }
}

class Behind extends Error {
  override readonly name = 'Behind';
}

function codeOf(cause: unknown): SyncProblem['code'] {
  if (cause instanceof FeedFault) return `feed-${cause.fault}`;
  if (cause instanceof Behind) return 'server-behind';
  return cause instanceof Refusal ? cause.failure.code : 'defect';
}

function takenOf({ seq, leaf, body, signature, verdict }: FeedPage['entries'][number]): TakenEntry {
  const whole = body !== undefined && signature !== undefined && verdict !== undefined;
  return { seq, leaf: fromHex(leaf), ...(whole ? { fact: { body, signature: fromBase64(signature), verdict } } : {}) };
}
