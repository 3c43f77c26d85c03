import { CardGone } from '../iso7816/channel.ts';
import { ReaderFault } from '../pcsc/reader-fault.ts';
import type { ReaderEvent, ReaderState, Readers } from '../pcsc/readers.ts';
import { SCARD } from '../pcsc/return-codes.ts';
import type { CardInReader } from './card-in-reader.ts';
import { type FaultHook, exchangeWithFaults } from './fault-injection.ts';
import { MemoryConnection } from './memory-connection.ts';
import { MemoryReader } from './memory-reader.ts';

export interface MemoryReadersParts {
  readonly clock: { nowMs(): number };
  /** Names of the readers there are from the start. */
  readonly names?: readonly string[];
  /** Asked at every APDU to any card; the index counts over all readers. */
  readonly fault?: FaultHook;
}

const UNRESPONSIVE_CARD = 0x80100066;
const NO_SERVICE = 0x8010001d;

/**
 * Readers in memory holding simulated cards, with PC/SC's rules: events, sharing, exclusive transactions, reconnection.
 * The first events, 'service-up' and one 'reader-added' each, come after the caller has had time to watch.
 */
export class MemoryReaders implements Readers {
  readonly #readers: Map<string, MemoryReader> = new Map();
  readonly #listeners: Set<(event: ReaderEvent) => void> = new Set();
  readonly #clock: MemoryReadersParts['clock'];
  readonly #fault: FaultHook | undefined;
  #count = 0;
  #down = false;
  #closed = false;

  constructor(parts: MemoryReadersParts) {
    this.#clock = parts.clock;
    this.#fault = parts.fault;
    this.#send({ kind: 'service-up', atMs: this.#clock.nowMs() });
    for (const name of parts.names ?? []) this.addReader(name);
  }

  /** APDUs so far, over all readers. */
  get count(): number {
    return this.#count;
  }

  list(): readonly ReaderState[] {
    return this.#down ? [] : [...this.#readers.values()].map((reader) => reader.state());
  }

  watch(listener: (event: ReaderEvent) => void): () => void {
    const own = (event: ReaderEvent): void => listener(event);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  async connect(name: string, share: 'shared' | 'exclusive'): Promise<MemoryConnection> {
    const fault = (code: number): ReaderFault => new ReaderFault({ call: 'SCardConnect', code, reader: name });
    if (this.#closed) throw fault(SCARD.cancelled);
    if (this.#down) throw fault(NO_SERVICE);
    const reader = this.#readers.get(name);
    if (reader === undefined) throw fault(SCARD.unknownReader);
    return reader.inTurn(async () => {
      if (reader.mute) throw fault(UNRESPONSIVE_CARD);
      const card = reader.card;
      if (card === undefined) throw new CardGone('removed', { cause: fault(SCARD.noSmartcard) });
      const others = [...reader.connections].filter(({ live }) => live);
      if (others.some((other) => other.share === 'exclusive') || (share === 'exclusive' && others.length > 0)) {
        throw fault(SCARD.sharingViolation);
      }
      reader.givePower();
      const connection = new MemoryConnection(reader, card, { share, exchange: (at, to, command) => this.#exchange(at, to, command) });
      reader.connections.add(connection);
      return connection;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    for (const reader of this.#readers.values()) reader.abortAll();
  }

  /** Plugs a reader in. */
  addReader(name: string): void {
    if (this.#readers.has(name)) throw new Error(`there is a reader ${name} already`);
    const reader = new MemoryReader(name);
    this.#readers.set(name, reader);
    this.#tell('reader-added', reader);
  }

  /** Unplugs a reader, with what is in it. */
  removeReader(name: string): void {
    const reader = this.#reader(name);
    reader.unplug();
    this.#readers.delete(name);
    this.#tell('reader-removed', reader);
  }

  /** Puts a card in; a mute one is seen but never answers its reset. */
  insert(name: string, card: CardInReader, kind: 'answering' | 'mute' = 'answering'): void {
    const reader = this.#reader(name);
    reader.put(card, kind === 'mute');
    this.#tell('card-inserted', reader);
  }

  /** Takes the card out and returns it; undefined when there was none. */
  remove(name: string): CardInReader | undefined {
    const reader = this.#reader(name);
    const card = reader.take();
    if (card !== undefined) this.#tell('card-removed', reader);
    return card;
  }

  /** Takes the card out and puts another one in, faster than the service looks: one event, the count rises by two. */
  swap(name: string, card: CardInReader): void {
    const reader = this.#reader(name);
    reader.take('replaced');
    reader.put(card, false);
    this.#tell('card-changed', reader);
  }

  /** The smart-card service ends: all connections are gone, no reader is seen. */
  stopService(cause?: Error): void {
    this.#down = true;
    for (const reader of this.#readers.values()) reader.abortAll();
    this.#send({ kind: 'service-down', atMs: this.#clock.nowMs(), ...(cause === undefined ? {} : { cause }) });
  }

  startService(): void {
    this.#down = false;
    this.#send({ kind: 'service-up', atMs: this.#clock.nowMs() });
  }

  #exchange(reader: MemoryReader, card: CardInReader, command: Uint8Array): Promise<Uint8Array> {
    const moment = { index: this.#count, reader: reader.name, command };
    this.#count += 1;
    const effects = {
      remove: () => void this.remove(reader.name),
      reset: () => reader.resetCard(undefined, 'reset'),
      swap: (other: CardInReader) => this.swap(reader.name, other),
    };
    return exchangeWithFaults({ card, hook: this.#fault, moment, effects });
  }

  #reader(name: string): MemoryReader {
    const reader = this.#readers.get(name);
    if (reader === undefined) throw new Error(`there is no reader ${name}`);
    return reader;
  }

  #tell(kind: 'reader-added' | 'reader-removed' | 'card-inserted' | 'card-removed' | 'card-changed', reader: MemoryReader): void {
    this.#send({ kind, reader: reader.state(), atMs: this.#clock.nowMs() });
  }

  /** After the current work, as a real service tells it: never inside the call that caused it. */
  #send(event: ReaderEvent): void {
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener(event);
    });
  }
}
