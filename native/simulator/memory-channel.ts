import { type CardChannel, CardGone } from '../iso7816/channel.ts';
import type { CardInReader } from './card-in-reader.ts';
import { type FaultHook, exchangeWithFaults } from './fault-injection.ts';

/** A channel straight onto a simulated card, without reader or service. Powers the card on. */
export class MemoryChannel implements CardChannel {
  readonly #hook: FaultHook | undefined;
  #card: CardInReader | undefined;
  #gone: CardGone['reason'] | undefined;
  #count = 0;
  #atr: Uint8Array;

  constructor(card: CardInReader, fault?: FaultHook) {
    this.#card = card;
    this.#hook = fault;
    this.#atr = card.powerOn();
  }

  get atr(): Uint8Array {
    return this.#atr;
  }

  /** The card that lies there now; undefined after it was pulled. */
  get card(): CardInReader | undefined {
    return this.#card;
  }

  /** APDUs so far. */
  get count(): number {
    return this.#count;
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    const card = this.#card;
    if (this.#gone !== undefined || card === undefined) throw new CardGone(this.#gone ?? 'removed');
    const moment = { index: this.#count, reader: '', command };
    this.#count += 1;
    const effects = { remove: () => this.remove(), reset: () => this.#reset(), swap: (other: CardInReader) => this.#swap(other) };
    try {
      return await exchangeWithFaults({ card, hook: this.#hook, moment, effects });
    } catch (cause) {
      // Pulled from outside while it worked: the card itself only knows that its power went.
      if (this.#gone === undefined || cause instanceof CardGone) throw cause;
      throw new CardGone(this.#gone, { cause });
    }
  }

  /** Pulls the card; from now on every exchange rejects with CardGone. */
  remove(): void {
    this.#card?.powerOff();
    this.#card = undefined;
    this.#gone = 'removed';
  }

  /** Goes on with the card that lies there now; throws CardGone when there is none. */
  reconnect(): void {
    if (this.#card === undefined) throw new CardGone('removed');
    this.#atr = this.#card.reset();
    this.#gone = undefined;
  }

  /** Puts a card in where none is. */
  insert(card: CardInReader): void {
    if (this.#card !== undefined) throw new Error('there is a card already');
    this.#card = card;
  }

  #reset(): void {
    this.#card?.reset();
    this.#gone = 'reset';
  }

  #swap(other: CardInReader): void {
    this.#card?.powerOff();
    this.#card = other;
    this.#gone = 'replaced';
  }
}
