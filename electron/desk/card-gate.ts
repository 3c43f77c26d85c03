import { Refusal } from '../../core/failures/refusal.ts';
import type { CardChannel } from '../../native/iso7816/channel.ts';
import type { Readers } from '../../native/pcsc/readers.ts';
import { cardFailure } from './card-failure.ts';

type Work<Value> = (channel: CardChannel) => Promise<Value>;

/**
 * One piece of work per reader at a time, each in one PC/SC transaction. Short work waits for its turn; while an operation holds the
 * reader, short work is refused as busy. Removal or reset ends the work: whoever comes back reads the card anew.
 */
export class CardGate {
  readonly #readers: Readers;
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #operations = new Set<string>();

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  busy(reader: string): boolean {
    return this.#operations.has(reader);
  }

  /** A short look or change. Throws Refusal: reader-busy, no-card, card-pulled, card-reset, card-swapped, reader-gone, reader-held and the card's own. */
  run<Value>(reader: string, work: Work<Value>): Promise<Value> {
    if (this.busy(reader)) throw new Refusal('reader-busy');
    return this.#turn(reader, work);
  }

  /** Work of many steps: nothing else reaches this reader until it ends. */
  async operate<Value>(reader: string, work: Work<Value>): Promise<Value> {
    if (this.busy(reader)) throw new Refusal('reader-busy');
    this.#operations.add(reader);
    try {
      return await this.#turn(reader, work);
    } finally {
      this.#operations.delete(reader);
    }
  }

  #turn<Value>(reader: string, work: Work<Value>): Promise<Value> {
    const before = this.#turns.get(reader) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.#connected(reader, work));
    this.#turns.set(reader, mine);
    return mine;
  }

  async #connected<Value>(reader: string, work: Work<Value>): Promise<Value> {
    const state = this.#readers.list().find((candidate) => candidate.name === reader);
    if (state === undefined) throw new Refusal('reader-gone');
    if (state.contents === 'empty') throw new Refusal('no-card');
    try {
      const connection = await this.#readers.connect(reader, 'shared');
      try {
        return await connection.transaction(work, 'leave');
      } finally {
        await connection.disconnect('leave').catch(() => undefined);
      }
    } catch (cause) {
      throw this.#unplugged(reader, cardFailure(cause));
    }
  }

  /** Seen from the card, an unplugged reader is a card that left or a fault of the reader. */
  #unplugged(reader: string, failure: unknown): unknown {
    if (!(failure instanceof Refusal) || !['card-pulled', 'reader-fault'].includes(failure.failure.code)) return failure;
    const there = this.#readers.list().some(({ name, contents }) => name === reader && contents !== 'gone');
    return there ? failure : new Refusal('reader-gone', undefined, { cause: failure.cause });
  }
}
