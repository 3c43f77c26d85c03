import { AsyncLocalStorage } from 'node:async_hooks';
import type { CardChannel } from '../iso7816/channel.ts';
import type { BusyReader } from './busy-reader.ts';
import { CardHandle } from './card-handle.ts';
import { SCARD } from './return-codes.ts';
import type { CardConnection, Disposition } from './readers.ts';
import { ReaderFault } from './reader-fault.ts';
import { commandForT0 } from './t0-command.ts';
import { CALL_NAMES, type CallName, DISPOSITION, PROTOCOL } from './winscard-binding.ts';

/** How drivers say that they do not have an attribute: pcsc-lite, Windows, and drivers on Windows. */
const NO_ATTRIBUTE: readonly number[] = [SCARD.unexpected, SCARD.unsupportedFeature, SCARD.notSupported];

/** One transaction while it lasts. */
interface Turn {
  over: boolean;
}

/** A connection to a card through PC/SC. Its calls wait for their turn at the reader, except those made inside its own transaction. */
export class PcscConnection implements CardConnection {
  readonly #reader: BusyReader;
  readonly #handle: CardHandle;
  readonly #inside = new AsyncLocalStorage<Turn>();
  #disconnected: Promise<void> | undefined;

  private constructor(reader: BusyReader, handle: CardHandle) {
    this.#reader = reader;
    this.#handle = handle;
  }

  static open(reader: BusyReader, share: 'shared' | 'exclusive'): Promise<PcscConnection> {
    return reader.turns.take(async () => {
      reader.enter();
      try {
        return new PcscConnection(reader, await CardHandle.open(reader, share));
      } catch (cause) {
        reader.leave();
        throw cause;
      }
    });
  }

  get reader(): string {
    return this.#reader.name;
  }

  get atr(): Uint8Array {
    return this.#handle.atr;
  }

  get protocol(): 'T=0' | 'T=1' | 'raw' {
    if (this.#handle.protocol === PROTOCOL.t0) return 'T=0';
    return this.#handle.protocol === PROTOCOL.t1 ? 'T=1' : 'raw';
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    return this.#inTurn('transmit', () => this.#exchange(command));
  }

  control(code: number, command: Uint8Array): Promise<Uint8Array> {
    return this.#inTurn('control', () => this.#handle.control(code, command));
  }

  attribute(id: number): Promise<Uint8Array | undefined> {
    return this.#inTurn('getAttribute', async () => {
      const { code, value } = await this.#handle.attribute(id);
      if (code === SCARD.success) return value;
      if (NO_ATTRIBUTE.includes(code)) return undefined;
      throw await this.#handle.fault('getAttribute', code);
    });
  }

  reconnect(how: Disposition): Promise<void> {
    return this.#inTurn('reconnect', () => this.#handle.reconnect(DISPOSITION[how]));
  }

  async transaction<Value>(work: (channel: CardChannel) => Promise<Value>, end: Disposition = 'leave'): Promise<Value> {
    if (this.#isInside()) throw this.#misuse('beginTransaction');
    return this.#inTurn('beginTransaction', async () => {
      await this.#handle.begin();
      const turn: Turn = { over: false };
      const outcome = await settled(this.#inside.run(turn, async () => work(this.#channel(turn))));
      turn.over = true;
      const finished = await settled(this.#handle.finish(DISPOSITION[end]));
      if ('cause' in outcome) throw outcome.cause;
      if ('cause' in finished) throw finished.cause;
      return outcome.value;
    });
  }

  disconnect(end: Disposition = 'leave'): Promise<void> {
    this.#disconnected ??= this.#freely(() => this.#handle.close(DISPOSITION[end])).finally(() => this.#reader.leave());
    return this.#disconnected;
  }

  async #exchange(command: Uint8Array): Promise<Uint8Array> {
    return this.#handle.transmit(this.#handle.protocol === PROTOCOL.t0 ? commandForT0(command) : command);
  }

  /** The way to the card inside one transaction; closed with it. */
  #channel(turn: Turn): CardChannel {
    const handle = this.#handle;
    return {
      get atr() {
        return handle.atr;
      },
      transmit: async (command) => {
        if (turn.over) throw this.#misuse('transmit');
        return this.#exchange(command);
      },
    };
  }

  async #inTurn<Value>(call: CallName, work: () => Promise<Value>): Promise<Value> {
    return this.#freely(() => {
      if (this.#disconnected !== undefined) throw this.#misuse(call);
      return work();
    });
  }

  #freely<Value>(work: () => Promise<Value>): Promise<Value> {
    const now = async (): Promise<Value> => work();
    return this.#isInside() ? now() : this.#reader.turns.take(now);
  }

  #isInside(): boolean {
    return this.#inside.getStore()?.over === false;
  }

  /** A call after disconnect, after the transaction it belongs to, or a transaction inside a transaction. */
  #misuse(call: CallName): ReaderFault {
    return new ReaderFault({ call: CALL_NAMES[call], code: SCARD.invalidHandle, reader: this.#reader.name });
  }
}

type Settled<Value> = { readonly value: Value } | { readonly cause: unknown };

async function settled<Value>(work: Promise<Value>): Promise<Settled<Value>> {
  try {
    return { value: await work };
  } catch (cause) {
    return { cause };
  }
}
