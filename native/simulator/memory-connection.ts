import { AsyncLocalStorage } from 'node:async_hooks';
import { type CardChannel, CardGone } from '../iso7816/channel.ts';
import { ReaderFault } from '../pcsc/reader-fault.ts';
import type { CardConnection, Disposition } from '../pcsc/readers.ts';
import { SCARD } from '../pcsc/return-codes.ts';
import type { CardInReader } from './card-in-reader.ts';
import type { MemoryReader } from './memory-reader.ts';

/** SCARD_ATTR_ATR_STRING and SCARD_ATTR_VENDOR_NAME (PC/SC part 3 §3.1.2). */
const ATTRIBUTE_ATR = 0x00090303;
const ATTRIBUTE_VENDOR = 0x00010100;

/** Carries one command to a card; given by the readers, which know the faults to inflict. */
export type Exchange = (reader: MemoryReader, card: CardInReader, command: Uint8Array) => Promise<Uint8Array>;

interface Turn {
  over: boolean;
}

/** One connection to a card in a reader in memory: calls wait for their turn at the reader, except inside the own transaction. */
export class MemoryConnection implements CardConnection {
  readonly reader: string;
  readonly protocol = 'T=1';
  readonly share: 'shared' | 'exclusive';
  readonly #place: MemoryReader;
  readonly #card: CardInReader;
  readonly #exchange: Exchange;
  readonly #inside = new AsyncLocalStorage<Turn>();
  #gone: CardGone['reason'] | undefined;
  #open = true;
  /** Ends the exchange that is under way. */
  #cut: ((cause: Error) => void) | undefined;

  constructor(place: MemoryReader, card: CardInReader, how: { readonly share: 'shared' | 'exclusive'; readonly exchange: Exchange }) {
    this.reader = place.name;
    this.share = how.share;
    this.#place = place;
    this.#card = card;
    this.#exchange = how.exchange;
  }

  get atr(): Uint8Array {
    return this.#card.atr;
  }

  /** Whether this connection still counts for sharing: its card lies there, even if it was reset. */
  get live(): boolean {
    return this.#open && (this.#gone === undefined || this.#gone === 'reset');
  }

  /** What this connection knew of the card is no longer so. */
  markGone(reason: CardGone['reason']): void {
    if (this.#gone === undefined || this.#gone === 'reset') this.#gone = reason;
    if (reason !== 'reset') this.#cut?.(new CardGone(this.#gone));
  }

  /** Ends the connection at once, with what is under way. */
  abort(): void {
    this.#cut?.(this.#fault('SCardTransmit', SCARD.cancelled));
    this.#open = false;
    this.#place.leave(this);
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    return this.#inTurn('SCardTransmit', () => this.#send(command));
  }

  async transaction<Value>(work: (channel: CardChannel) => Promise<Value>, end: Disposition = 'leave'): Promise<Value> {
    if (this.#isInside()) throw this.#fault('SCardBeginTransaction', SCARD.invalidHandle);
    return this.#inTurn('SCardBeginTransaction', async () => {
      const turn: Turn = { over: false };
      try {
        this.#demandCard();
        return await this.#inside.run(turn, async () => work(this.#channel(turn)));
      } finally {
        turn.over = true;
        if (end !== 'leave' && this.#open && this.#gone === undefined) this.#place.resetCard(this, end);
      }
    });
  }

  reconnect(how: Disposition): Promise<void> {
    return this.#inTurn('SCardReconnect', async () => {
      if (this.#gone === 'removed' && this.#place.card !== undefined) this.#gone = 'replaced';
      if (this.#gone !== 'reset') this.#demandCard();
      this.#gone = undefined;
      this.#place.givePower();
      if (how !== 'leave') this.#place.resetCard(this, how);
    });
  }

  attribute(id: number): Promise<Uint8Array | undefined> {
    return this.#inTurn('SCardGetAttrib', async () => {
      this.#demandCard();
      if (id === ATTRIBUTE_ATR) return this.atr.slice();
      return id === ATTRIBUTE_VENDOR ? new TextEncoder().encode('Cardwright') : undefined;
    });
  }

  control(): Promise<Uint8Array> {
    return this.#inTurn('SCardControl', async () => {
      throw this.#fault('SCardControl', SCARD.unsupportedFeature);
    });
  }

  async disconnect(end: Disposition = 'leave'): Promise<void> {
    await this.#freely(async () => {
      if (!this.#open) return;
      this.#open = false;
      if (end !== 'leave' && this.#gone === undefined) this.#place.resetCard(this, end);
      this.#place.leave(this);
    });
  }

  async #send(command: Uint8Array): Promise<Uint8Array> {
    this.#demandCard();
    try {
      return await new Promise((resolve, reject) => {
        this.#cut = reject;
        this.#exchange(this.#place, this.#card, command.slice()).then(resolve, reject);
      });
    } catch (cause) {
      if (cause instanceof CardGone) this.markGone(cause.reason);
      throw cause;
    } finally {
      this.#cut = undefined;
    }
  }

  #channel(turn: Turn): CardChannel {
    return {
      atr: this.atr,
      transmit: async (command) => {
        if (turn.over || !this.#open) throw this.#fault('SCardTransmit', SCARD.invalidHandle);
        return this.#send(command);
      },
    };
  }

  #inTurn<Value>(call: string, work: () => Promise<Value>): Promise<Value> {
    return this.#freely(() => {
      if (!this.#open) throw this.#fault(call, SCARD.invalidHandle);
      if (!this.#place.plugged) throw this.#fault(call, SCARD.readerUnavailable);
      return work();
    });
  }

  #freely<Value>(work: () => Promise<Value>): Promise<Value> {
    const now = async (): Promise<Value> => work();
    return this.#isInside() ? now() : this.#place.inTurn(now);
  }

  #isInside(): boolean {
    return this.#inside.getStore()?.over === false;
  }

  #demandCard(): void {
    if (this.#gone !== undefined) throw new CardGone(this.#gone);
  }

  #fault(call: string, code: number): ReaderFault {
    return new ReaderFault({ call, code, reader: this.reader });
  }
}
