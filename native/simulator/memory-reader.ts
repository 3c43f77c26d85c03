import type { CardGone } from '../iso7816/channel.ts';
import type { ReaderState } from '../pcsc/readers.ts';
import type { CardInReader } from './card-in-reader.ts';

const NO_ATR: Uint8Array = new Uint8Array(0);

/** A connection as its reader sees it. */
export interface ReaderUser {
  readonly share: 'shared' | 'exclusive';
  /** Whether it still counts for sharing. */
  readonly live: boolean;
  markGone(reason: CardGone['reason']): void;
  abort(): void;
}

/** One reader in memory: what lies in it, who is connected, whose turn it is. */
export class MemoryReader {
  readonly name: string;
  readonly connections: Set<ReaderUser> = new Set();
  #card: CardInReader | undefined;
  #mute = false;
  #eventCount = 0;
  #plugged = true;
  #powered = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(name: string) {
    this.name = name;
  }

  get card(): CardInReader | undefined {
    return this.#mute ? undefined : this.#card;
  }

  get plugged(): boolean {
    return this.#plugged;
  }

  get eventCount(): number {
    return this.#eventCount;
  }

  get mute(): boolean {
    return this.#mute;
  }

  state(): ReaderState {
    const shares = [...this.connections].filter(({ live }) => live).map(({ share }) => share);
    const inUse = shares.includes('exclusive') ? 'exclusive' : shares.length > 0 ? 'shared' : 'no';
    const contents = !this.#plugged ? 'gone' : this.#card === undefined ? 'empty' : this.#mute ? 'mute' : 'card';
    return { name: this.name, contents, atr: this.card?.atr ?? NO_ATR, inUse, eventCount: this.#eventCount };
  }

  put(card: CardInReader, mute: boolean): void {
    if (this.#card !== undefined) throw new Error(`there is a card in ${this.name} already`);
    this.#card = card;
    this.#mute = mute;
    this.#powered = false;
    this.#eventCount += 1;
  }

  /** Powers the card up where it has no power yet. */
  givePower(): void {
    if (this.#powered) return;
    this.card?.powerOn();
    this.#powered = true;
  }

  /** Takes the card out; every connection to it ends with CardGone. */
  take(reason: 'removed' | 'replaced' = 'removed'): CardInReader | undefined {
    const card = this.#card;
    if (card === undefined) return undefined;
    card.powerOff();
    this.#card = undefined;
    this.#mute = false;
    this.#eventCount += 1;
    for (const connection of this.connections) connection.markGone(reason);
    return card;
  }

  /** Resets the card; all connections but the one that did it have to reconnect. */
  resetCard(by: ReaderUser | undefined, power: 'reset' | 'unpower'): void {
    if (power === 'unpower') this.card?.powerOff();
    this.card?.reset();
    for (const connection of this.connections) if (connection !== by) connection.markGone('reset');
  }

  unplug(): void {
    this.take();
    this.#plugged = false;
  }

  /** Forgets a connection; the card loses power with the last one, as pcscd takes it away soon after. */
  leave(connection: ReaderUser): void {
    this.connections.delete(connection);
    if (!this.#powered || [...this.connections].some(({ live }) => live)) return;
    this.card?.powerOff();
    this.#powered = false;
  }

  abortAll(): void {
    for (const connection of this.connections) connection.abort();
  }

  /** Lets one piece of work in at a time, in the order of asking. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
