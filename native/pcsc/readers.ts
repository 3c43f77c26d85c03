import type { CardChannel } from '../iso7816/channel.ts';

/** What lies in a reader as the reader itself can tell, without talking to a card. */
export type ReaderContents = 'empty' | 'card' | 'mute' | 'gone';

export interface ReaderState {
  /** Name as PC/SC gives it; unique among the readers present. */
  readonly name: string;
  readonly contents: ReaderContents;
  /** Answer to reset; empty while there is no powered card. */
  readonly atr: Uint8Array;
  /** Some program, this one included, holds the card shared or exclusively. */
  readonly inUse: 'no' | 'shared' | 'exclusive';
  /** Rises with every insertion and removal that PC/SC counted; tells a swap from a card that stayed. */
  readonly eventCount: number;
}

export type ReaderEvent =
  | {
      readonly kind: 'reader-added' | 'reader-removed' | 'card-inserted' | 'card-removed' | 'card-changed';
      readonly reader: ReaderState;
      readonly atMs: number;
    }
  | { readonly kind: 'service-down' | 'service-up'; readonly cause?: Error; readonly atMs: number };

/** What happens to the card when a connection or transaction ends. */
export type Disposition = 'leave' | 'reset' | 'unpower';

export interface CardConnection extends CardChannel {
  readonly reader: string;
  readonly protocol: 'T=0' | 'T=1' | 'raw';
  /** Runs `work` inside one exclusive PC/SC transaction; ends it with `end` (default leave) also when `work` throws. */
  transaction<Value>(work: (channel: CardChannel) => Promise<Value>, end?: Disposition): Promise<Value>;
  /**
   * After CardGone('reset'): connects again, what was true of the card before must be checked anew. Rejects with
   * CardGone when the card was taken out meanwhile, even if one lies there now: that one needs a connection of its own.
   */
  reconnect(how: Disposition): Promise<void>;
  /** PC/SC attribute by id, for example SCARD_ATTR_VENDOR_IFD_SERIAL_NO; undefined where the reader has none. */
  attribute(id: number): Promise<Uint8Array | undefined>;
  control(code: number, command: Uint8Array): Promise<Uint8Array>;
  disconnect(end?: Disposition): Promise<void>;
}

/** All readers of one machine. Implementations: PC/SC, and readers in memory holding simulated cards. */
export interface Readers {
  /** The last known state of every reader; never waits. */
  list(): readonly ReaderState[];
  /** Calls back for every event from now on; the returned function ends it. */
  watch(listener: (event: ReaderEvent) => void): () => void;
  connect(reader: string, share: 'shared' | 'exclusive'): Promise<CardConnection>;
  /** Ends all waiting calls and connections. */
  close(): Promise<void>;
}
