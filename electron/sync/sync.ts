import { canonicalJson } from '../../core/base/canonical-json.ts';
import type { FactDraft } from '../../core/facts/draft.ts';
import { Refusal } from '../../core/failures/refusal.ts';
import type { Exclusive } from '../../core/sync/lease.ts';
import { enrolled, signedAs } from '../../core/sync/wire.ts';
import { FeedFault } from '../store/feed.ts';
import { awayUntil, takenAlong, toTakeAlong } from './along-view.ts';
import { askStatus } from './ask-status.ts';
import { signAs } from './deliveries.ts';
import { goOn } from './go-on.ts';
import { holdLease } from './hold-lease.ts';
import { bringBack, takeAlong, type TakingAlong } from './take-along.ts';
import type { Link, SyncParts, SyncProblem } from './link.ts';
import { pauseAfter } from './pause.ts';
import { pullAll } from './pull-all.ts';
import { pushAll } from './push-all.ts';
import { ASK_MS, type Asking, type Shape, StationToken, tokenShape } from './station-token.ts';
import { witness } from './witness.ts';
import { keepWitness } from './witness-setting.ts';
import { Witnessing } from './witnessing.ts';
import { frozenChain, keepSyncSetting, noteFrozen, rejoined, type SyncSetting, syncSetting } from './sync-setting.ts';

/**
 * What this station tells the central server and hears from it: its own facts in order, each until it is acknowledged; everybody's in the order
 * of the feed. Whatever is cut off is taken up where it stopped; nothing of it depends on a clock.
 */
export class Sync {
  readonly #parts: SyncParts;
  readonly #ended = new AbortController();
  readonly #token: StationToken;
  readonly #link: Link;
  readonly witnessing: Witnessing;
  #failures = 0;
  #problem: SyncProblem | undefined;
  #nextMs = 0;
  #head: number | undefined;
  #heardAt: string | undefined;
  #pushing: Promise<void> | undefined;

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#token = new StationToken(parts);
    this.#link = {
      parts,
      ended: this.#ended.signal,
      enrolled: () => this.enrolled,
      asking: (asking, as) => this.#asking(asking, as),
      heard: (head) => {
        [this.#head, this.#heardAt] = [head, new Date(parts.now()).toISOString()];
      },
      push: () => this.push(),
      homeless: new Set(),
    };
    this.witnessing = new Witnessing(this.#link);
  }

  /** Where this station is enrolled; undefined where it is not, or the server's address was changed since. */
  get enrolled(): SyncSetting | undefined {
    const setting = syncSetting(this.#parts.store);
    return setting?.address === this.#parts.address() ? setting : undefined;
  }

  get state() {
    const { store, now } = this.#parts;
    return {
      away: awayUntil({ store, now }),
      enrolled: this.enrolled,
      waiting: store.outbox.waiting(),
      waitingSince: store.outbox.since(),
      position: store.feed.position().seq,
      head: this.#head,
      heardAt: this.#heardAt,
      problem: this.#problem,
      frozen: frozenChain(store),
      rejoined: rejoined(store),
      aside: store.feed.aside(),
      fork: this.witnessing.fork,
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
    const { sealingSpki, checkpointKey } = await ask({ method: 'POST', path: '/sync/stations', token, body, patienceMs: ASK_MS }, enrolled);
    const setting = { address: address() ?? '', sealingSpki, enrolledAt: new Date(now()).toISOString() };
    store.transact((writer) => {
      keepSyncSetting(writer, setting);
      keepWitness(writer, { key: checkpointKey });
    });
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
    await this.witness();
  }

  /** Something was done here: it is sent at once, where this station is enrolled. */
  wake(): void {
    if (this.enrolled !== undefined) void this.push();
  }

  /** Sends what waits until nothing does. What fails is kept as the problem, and the pause grows. */
  push(): Promise<void> {
    this.#pushing ??= this.#guarded(() => pushAll(this.#link)).finally(() => {
      this.#pushing = undefined;
    });
    return this.#pushing;
  }

  /** Takes in what the feed has beyond this station; waits that long for the next entry where there is none. */
  pull(waitSeconds: number): Promise<void> {
    return this.#guarded(() => pullAll(this.#link, waitSeconds));
  }

  /** Cosigns the head of the log, where there is a newer one than the last. */
  witness(): Promise<void> {
    return this.#guarded(() => witness(this.#link));
  }

  /** Sees to it that no other station does the same meanwhile; a station that is enrolled nowhere is alone. Throws Refusal('lease-held', 'lease-away'). */
  async holdLease(exclusive: Exclusive): Promise<void> {
    if (this.enrolled !== undefined)
      await holdLease(exclusive, {
        ...this.#parts,
        exchange: () => this.now(),
        pull: (waitSeconds) => this.pull(waitSeconds),
      });
  }

  /** How all stations are with the feed, as the server has it. Throws Refusal: central-unknown where this one is enrolled nowhere. */
  stations(): ReturnType<typeof askStatus> {
    if (this.enrolled === undefined) return Promise.reject(new Refusal('central-unknown'));
    return askStatus(this.#link);
  }

  /** What there is to take along, and what was taken along last. */
  get along() {
    return { here: toTakeAlong(this.#parts), along: takenAlong(this.#parts) };
  }

  /** Takes along what this station alone may do while it is away. Throws Refusal('along-away'), and 'central-unknown' where it is enrolled nowhere. */
  async takeAlong(taking: TakingAlong): Promise<void> {
    if (this.enrolled === undefined) throw new Refusal('central-unknown');
    const exchange = async (): Promise<boolean> => {
      await this.now();
      return this.#problem === undefined;
    };
    await takeAlong(taking, { ...this.#parts, exchange, pull: (waitSeconds) => this.pull(waitSeconds) });
    this.#parts.changed([]);
  }

  /** Ends that: leases are given back, and what waits is sent. Throws Refusal('not-found') where nothing was taken along. */
  async bringBack(ending: Pick<TakingAlong, 'at' | 'draft'>): Promise<void> {
    bringBack(ending, this.#parts);
    this.#parts.changed([]);
    await this.now();
  }

  /** This computer is the station, whatever other disk is it too: it goes on in a new epoch. Throws Refusal('not-found'). */
  goOn(draft: (note: NonNullable<FactDraft['note']>) => FactDraft): void {
    goOn(this.#parts, draft);
    this.#fine();
    this.#parts.changed([]);
  }

  /** Any exchange under the station's own token. Throws Refusal: central-unknown where it is enrolled nowhere, and what the exchange does. */
  async ask<Value>(asking: Asking, as: Shape<Value>): Promise<Value> {
    if (this.enrolled === undefined) throw new Refusal('central-unknown');
    return this.#asking(asking, as).catch((cause: unknown) => {
      if (cause instanceof Refusal && cause.failure.code === 'central-sign-in') this.#token.forget();
      throw cause;
    });
  }

  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Nothing is asked any more; what was asked is let go of. */
  end(): void {
    this.#ended.abort();
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
    const pause = pauseAfter(this.#failures, this.#parts.station().station);
    this.#failures = Math.min(this.#failures + 1, 20);
    this.#nextMs = this.#parts.now() + pause;
    const iso = (ms: number): string => new Date(ms).toISOString();
    const now = iso(this.#parts.now());
    const fork = cause instanceof FeedFault ? cause.parts : undefined;
    if (fork !== undefined) this.#parts.store.transact((writer) => noteFrozen(writer, { epoch: fork.epoch, at: fork.n, since: now }));
    const since = this.#problem?.code === code ? this.#problem.since : now;
    this.#problem = { code, since, nextAt: iso(this.#nextMs) };
    this.#parts.changed([]);
  }
}

function codeOf(cause: unknown): SyncProblem['code'] {
  if (cause instanceof FeedFault) return `feed-${cause.fault}`;
  return cause instanceof Refusal ? cause.failure.code : 'defect';
}
