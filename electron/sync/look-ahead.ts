import { Worker } from 'node:worker_threads';
import type { FeedEntry } from '../../core/sync/wire.ts';
import type { TakenEntry } from '../store/feed.ts';
import type { StoreReader } from '../store/store.ts';
import { IS_PLAIN, IS_SIGNED, type Look, type Looked } from './look.ts';
import { takenOf } from './taken-of.ts';

type Answer = (found: Uint8Array | undefined) => void;

/**
 * A thread that looks at entries before they are taken in, while those before them are. What it found counts where it is the same that taking in asks
 * for, under the key that the station's record has by then; everything else is looked at there.
 */
export class LookAhead {
  readonly #store: Pick<StoreReader, 'get'>;
  readonly #waiting = new Map<number, Answer>();
  #worker: Worker | undefined;
  #last = 0;

  constructor(store: Pick<StoreReader, 'get'>) {
    this.#store = store;
  }

  /** The entries as they are taken in, with what was found of those that are whole. */
  async at(part: readonly FeedEntry[]): Promise<readonly TakenEntry[]> {
    const whole = part.filter((entry) => entry.body !== undefined && entry.signature !== undefined);
    const keys = new Map([...new Set(whole.map(({ station }) => station))].map((id) => [id, this.#store.get('station', id)?.signingSpki]));
    const found = await this.#ask(whole.map(({ leaf, body = '', signature = '', station }) => [leaf, body, signature, keys.get(station)]));
    let next = 0;
    return part.map((entry) => {
      const { fact, ...bare } = takenOf(entry);
      if (fact === undefined) return bare;
      const [seen, spki] = [found?.[next++] ?? 0, keys.get(entry.station)];
      const signedBy = (seen & IS_SIGNED) === 0 || spki === undefined ? {} : { signedBy: spki };
      return { ...bare, fact: { ...fact, ...signedBy, isPlain: (seen & IS_PLAIN) !== 0 } };
    });
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(entries: Look['entries']): Promise<Uint8Array | undefined> {
    this.#worker ??= this.#started();
    const id = (this.#last += 1);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker?.postMessage({ id, entries } satisfies Look);
    });
  }

  #started(): Worker {
    const worker = new Worker(new URL('./look-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', ({ id, found }: Looked) => this.#answer(id, found));
    // Nothing is lost with it: what it did not look at is looked at where it is taken in, and what comes next by another one.
    worker
      .on('error', () => undefined)
      .on('exit', () => {
        this.#worker = undefined;
        for (const id of this.#waiting.keys()) this.#answer(id, undefined);
      });
    return worker;
  }

  #answer(id: number, found: Uint8Array | undefined): void {
    const answer = this.#waiting.get(id);
    this.#waiting.delete(id);
    answer?.(found);
  }
}
