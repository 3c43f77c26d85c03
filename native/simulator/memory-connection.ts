import { type CardChannel, CardGone } from '../iso7816/channel.ts';
import { ReaderFault } from '../pcsc/reader-fault.ts';
import type { CardConnection, Disposition } from '../pcsc/readers.ts';
import { SCARD } from '../pcsc/return-codes.ts';
import type { CardInReader } from './card-in-reader.ts';
import type { MemoryReader } from './memory-reader.ts';

/** SCARD_ATTR_ATR_STRING and SCARD_ATTR_VENDOR_NAME (PC/SC part 3 §3.1.2). */
const ATTRIBUTE_ATR = 0x00090303;
const ATTRIBUTE_VENDOR = 0x00010100;

/** Carries one command to a card; set by the readers, which know the faults to inflict. */
export type Exchange = (reader: MemoryReader, card: CardInReader, command: Uint8Array) => Promise<Uint8Array>;

/** One connection to a card in a reader in memory, with PC/SC's rules of sharing. */
export class MemoryConnection implements CardConnection {
  readonly reader: string;
  readonly protocol = 'T=1';
  readonly share: 'shared' | 'exclusive';
  readonly #place: MemoryReader;
  readonly #exchange: Exchange;
  #card: CardInReader;
  #gone: CardGone['reason'] | undefined;
  #open = true;

  constructor(place: MemoryReader, card: CardInReader, how: { readonly share: 'shared' | 'exclusive'; readonly exchange: Exchange }) {
    this.reader = place.name;
    this.share = how.share;
    this.#place = place;
    this.#exchange = how.exchange;
    this.#card = card;
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
    if (this.#gone !== 'removed' && this.#gone !== 'replaced') this.#gone = reason;
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    this.#demandCard('SCardTransmit');
    if (this.#place.holder !== undefined && this.#place.holder !== this) throw this.#fault('SCardTransmit', SCARD.sharingViolation);
    const card = this.#card;
    try {
      return await this.#exchange(this.#place, card, command);
    } catch (cause) {
      if (cause instanceof CardGone) this.markGone(cause.reason);
      // The card lost power while it worked: pulled or reset from elsewhere.
      else if (this.#gone !== undefined) throw new CardGone(this.#gone, { cause });
      throw cause;
    }
  }

  async transaction<Value>(work: (channel: CardChannel) => Promise<Value>, end: Disposition = 'leave'): Promise<Value> {
    this.#demandCard('SCardBeginTransaction');
    return this.#place.inTurn(this, async () => {
      this.#demandCard('SCardBeginTransaction');
      try {
        return await work(this);
      } finally {
        if (this.#gone === undefined && this.#open && end !== 'leave') this.#place.resetCard(this, end);
      }
    });
  }

  async reconnect(how: Disposition): Promise<void> {
    this.#demandOpen('SCardReconnect');
    const card = this.#place.card;
    if (card === undefined) throw new CardGone('removed', { cause: this.#fault('SCardReconnect', SCARD.noSmartcard) });
    this.#place.givePower();
    this.#card = card;
    if (how !== 'leave') this.#place.resetCard(this, how);
    this.#gone = undefined;
  }

  async attribute(id: number): Promise<Uint8Array | undefined> {
    this.#demandCard('SCardGetAttrib');
    if (id === ATTRIBUTE_ATR) return this.atr.slice();
    return id === ATTRIBUTE_VENDOR ? new TextEncoder().encode('Cardwright') : undefined;
  }

  async control(): Promise<Uint8Array> {
    this.#demandOpen('SCardControl');
    throw this.#fault('SCardControl', SCARD.unsupportedFeature);
  }

  async disconnect(end: Disposition = 'leave'): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    if (this.#gone === undefined && end !== 'leave') this.#place.resetCard(this, end);
    this.#place.leave(this);
  }

  #demandOpen(call: string): void {
    if (!this.#open) throw this.#fault(call, SCARD.invalidHandle);
    if (!this.#place.plugged) throw this.#fault(call, SCARD.readerUnavailable);
  }

  #demandCard(call: string): void {
    this.#demandOpen(call);
    if (this.#gone === undefined) return;
    const replaced = this.#gone === 'removed' && this.#place.card !== undefined && this.#place.card !== this.#card;
    throw new CardGone(replaced ? 'replaced' : this.#gone);
  }

  #fault(call: string, code: number): ReaderFault {
    return new ReaderFault({ call, code, reader: this.reader });
  }
}
