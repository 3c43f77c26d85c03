import type { Lane, OpenLane } from './lane.ts';
import type { Pace } from './pace.ts';
import { ReaderFault } from './reader-fault.ts';
import type { ReaderList } from './reader-list.ts';
import { SCARD } from './return-codes.ts';
import { withoutChanged } from './reader-state.ts';
import {
  CALL_NAMES,
  type CallName,
  type Handle,
  MOST_WATCHED,
  PLUG_AND_PLAY,
  STATE,
  type SeenReader,
  type WatchedReader,
} from './winscard-binding.ts';

/**
 * Longest single wait. Older pcsc-lite (before 2.3) misses a reader plugged in between two waits, so the list is asked for
 * again this often; it also bounds how long a program that ends without close() is held up.
 */
const WAIT_MS = 3_000;
/** The same where readers coming and going are not told (macOS, or 16 readers). */
const WAIT_UNTOLD_MS = 1_000;
const CANCEL_AGAIN_MS = 30;
/** How long close waits for the service before it leaves the threads to themselves. */
const CLOSE_PATIENCE_MS = 3_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export interface WatchParts {
  readonly openLane: OpenLane;
  readonly list: ReaderList;
  readonly pace: Pace;
  readonly tellService: (state: 'service-up' | 'service-down', cause?: Error) => void;
}

/** Looks at all readers on a thread of its own, from `start` to `close`, through every fall and return of the service. */
export class ReaderWatch {
  readonly #parts: WatchParts;
  readonly #lane: Lane;
  #service: 'unknown' | 'up' | 'down' = 'unknown';
  #closing = false;
  #ended: Promise<void> = Promise.resolve();
  /** The context that a wait is under way in. */
  #waiting: Handle | undefined;
  #endPause: () => void = () => undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #plugState: number = STATE.unaware;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.#lane = parts.openLane('cardwright reader watch');
  }

  start(): void {
    this.#ended = this.#run();
  }

  /** Ends the wait by SCardCancel from a second thread, which is the only way to end it early. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#endPause();
    const canceller = this.#parts.openLane('cardwright cancel');
    await Promise.race([this.#cancelUntilEnded(canceller), this.#time(CLOSE_PATIENCE_MS)]);
    await Promise.all([this.#lane.end(), canceller.end()]);
  }

  /** A cancel that comes before the wait has begun is lost, so it is said again. */
  async #cancelUntilEnded(canceller: Lane): Promise<void> {
    const ended = this.#ended.then(() => true);
    const again = async (): Promise<false> => {
      await this.#time(CANCEL_AGAIN_MS);
      return false;
    };
    do {
      if (this.#waiting !== undefined) await canceller.call('cancel', this.#waiting).catch(() => undefined);
    } while (!(await Promise.race([ended, again()])));
  }

  #time(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#parts.pace.after(ms, resolve);
    });
  }

  async #run(): Promise<void> {
    while (!this.#closing) {
      const cause = await this.#session();
      if (this.#closing) return;
      this.#goDown(cause);
      await this.#pause(this.#pauseMs);
      this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  #goDown(cause: Error): void {
    if (this.#service !== 'down') this.#parts.tellService('service-down', cause);
    this.#service = 'down';
    this.#parts.list.loseAll();
  }

  /** Watches in one context until the service fails (resolves with why) or the watch is closed. */
  async #session(): Promise<Error> {
    try {
      const { context } = await this.#must('establishContext', this.#lane.call('establishContext'));
      try {
        const told = await this.#plugAndPlayIsTold(context);
        while (!this.#closing) await this.#look(context, told);
      } finally {
        await this.#lane.call('releaseContext', context);
      }
      return new Error('the watch was closed');
    } catch (cause) {
      return cause instanceof Error ? cause : new Error(String(cause));
    }
  }

  /** pcsc-lite answers with the entry itself, systems that do not know it with "unknown". */
  async #plugAndPlayIsTold(context: Handle): Promise<boolean> {
    const answer = await this.#lane.call('getStatusChange', context, 0, [{ name: PLUG_AND_PLAY, knownState: STATE.unaware }]);
    if (answer.code === SCARD.unknownReader || answer.code === SCARD.invalidValue) return false;
    if (answer.code !== SCARD.success && answer.code !== SCARD.timeout) throw fault('getStatusChange', answer.code);
    return answer.readers.every(({ state }) => (state & STATE.unknown) === 0);
  }

  /** Lists the readers, waits for a change of one of them, and takes it in. */
  async #look(context: Handle, plugAndPlay: boolean): Promise<void> {
    const { list } = this.#parts;
    const names = await this.#names(context);
    if (this.#service !== 'up') this.#parts.tellService('service-up');
    this.#service = 'up';
    list.keepOnly(names);
    const told = plugAndPlay && names.length < MOST_WATCHED;
    const watched: WatchedReader[] = names.slice(0, MOST_WATCHED).map((name) => ({ name, knownState: list.raw(name) }));
    if (told) watched.push({ name: PLUG_AND_PLAY, knownState: this.#plugState });
    if (watched.length === 0) return this.#pause(WAIT_UNTOLD_MS);
    const seen = await this.#wait(context, told ? WAIT_MS : WAIT_UNTOLD_MS, watched);
    this.#plugState = withoutChanged(seen.find(({ name }) => name === PLUG_AND_PLAY)?.state ?? this.#plugState);
    list.see(seen.filter(({ name }) => name !== PLUG_AND_PLAY));
    this.#pauseMs = FIRST_PAUSE_MS;
  }

  async #names(context: Handle): Promise<readonly string[]> {
    const answer = await this.#lane.call('listReaders', context);
    if (answer.code === SCARD.noReadersAvailable) return [];
    if (answer.code !== SCARD.success) throw fault('listReaders', answer.code);
    return answer.names;
  }

  /** The readers as they are after a change or at the end of the time; none after a cancel, or when one of them left meanwhile (the next list shows it). */
  async #wait(context: Handle, timeoutMs: number, watched: readonly WatchedReader[]): Promise<readonly SeenReader[]> {
    this.#waiting = context;
    try {
      const answer = await this.#lane.call('getStatusChange', context, timeoutMs, watched);
      if (answer.code === SCARD.success) return answer.readers;
      if (answer.code === SCARD.timeout) return answer.readers.filter(({ state }) => (state & (STATE.empty | STATE.present)) !== 0);
      if (answer.code === SCARD.cancelled) return [];
      if (answer.code !== SCARD.unknownReader && answer.code !== SCARD.readerUnavailable) throw fault('getStatusChange', answer.code);
      await this.#pause(CANCEL_AGAIN_MS);
      return [];
    } finally {
      this.#waiting = undefined;
    }
  }

  async #must<Reply extends { readonly code: number }>(name: CallName, reply: Promise<Reply>): Promise<Reply> {
    const answer = await reply;
    if (answer.code !== SCARD.success) throw fault(name, answer.code);
    return answer;
  }

  #pause(ms: number): Promise<void> {
    if (this.#closing) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#parts.pace.after(ms, resolve);
      this.#endPause = () => {
        cancel();
        resolve();
      };
    });
  }
}

function fault(call: CallName, code: number): ReaderFault {
  return new ReaderFault({ call: CALL_NAMES[call], code });
}
