import { SCARD } from '../../../native/pcsc/return-codes.ts';
import {
  type CallName,
  type Coded,
  type Handle,
  PLUG_AND_PLAY,
  PROTOCOL,
  SHARE,
  STATE,
  type SeenReader,
  type WatchedReader,
  type WinscardBinding,
} from '../../../native/pcsc/winscard-binding.ts';
import { ScriptedReaders } from './scripted-readers.ts';

interface ScriptedCard {
  readonly context: Handle;
  readonly reader: string;
  readonly share: number;
  gone: number;
}

const NONE = new Uint8Array(0);

/** PC/SC in a few lines: answers as pcsc-lite does, or with whatever code the test wants at whatever call. */
export class ScriptedWinscard implements WinscardBinding {
  readonly contexts = new Set<Handle>();
  readonly cards = new Map<Handle, ScriptedCard>();
  /** Every command as it was given, by reference: what is left in it later shows whether it was overwritten. */
  readonly commands: Uint8Array[] = [];
  readonly calls: CallName[] = [];
  response: Uint8Array = Uint8Array.of(0x90, 0x00);
  running = true;
  readonly readers = new ScriptedReaders(() => this.#wake());
  readonly #faults = new Map<CallName, number[]>();
  readonly #blocked = new Set<CallName>();
  readonly #cancelled = new Set<Handle>();
  readonly #waiters = new Set<() => void>();
  /** The plug-and-play state when the wait of a context began: nought stands for it. */
  readonly #plugged = new Map<Handle, number>();
  #lastHandle = 0;

  /** Takes the card out; its handles know. */
  remove(name: string): void {
    for (const card of this.cards.values()) if (card.reader === name) card.gone = SCARD.removedCard;
    this.readers.remove(name);
  }

  /** The service ends: contexts and handles are void, and the counts start anew. */
  stop(): void {
    this.running = false;
    this.contexts.clear();
    this.cards.clear();
    this.readers.forgetCounts();
    this.#wake();
  }

  start(): void {
    this.running = true;
  }

  /** The next `times` calls of this name answer with `code` and do nothing. */
  fail(call: CallName, code: number, times = 1): void {
    this.#faults.set(
      call,
      Array.from({ length: times }, () => code),
    );
    if (call === 'getStatusChange') this.#wake();
  }

  /** The same for one call, without waking a getStatusChange that waits already. */
  failNext(call: CallName, code: number): void {
    this.#faults.set(call, [code]);
  }

  /** Calls of this name do not return until `unblock`. */
  block(call: CallName): void {
    this.#blocked.add(call);
  }

  unblock(): void {
    this.#blocked.clear();
    this.#wake();
  }

  /** Resolves when the call would return; getStatusChange waits for a change, a cancel or its time. */
  async ready(name: CallName, parameters: readonly unknown[]): Promise<void> {
    while (this.#blocked.has(name)) await this.#nextWake();
    if (name !== 'getStatusChange') return;
    const [context, timeoutMs, watched] = parameters as Parameters<WinscardBinding['getStatusChange']>;
    this.#plugged.set(context, this.readers.state(PLUG_AND_PLAY));
    const timeIsUp = timeoutMs === 0 ? Promise.resolve(true) : timeoutMs <= 1_000 ? soon() : new Promise<boolean>(() => undefined);
    const returns = (): boolean =>
      !this.running || this.#faults.has(name) || this.#cancelled.has(context) || watched.some((reader) => this.#changed(context, reader));
    while (!returns()) if (await Promise.race([timeIsUp, this.#nextWake().then(() => false)])) return;
  }

  establishContext(): Coded & { context: Handle } {
    const code = this.#begin('establishContext', this.running ? SCARD.success : 0x8010001d);
    if (code !== SCARD.success) return { code, context: 0 };
    const context = this.#handle();
    this.contexts.add(context);
    return { code, context };
  }

  /** As in pcsc-lite, the context is gone whatever the code. */
  releaseContext(context: Handle): Coded {
    const code = this.#begin('releaseContext', this.contexts.has(context) ? SCARD.success : SCARD.invalidHandle);
    this.contexts.delete(context);
    for (const [handle, card] of this.cards) if (card.context === context) this.cards.delete(handle);
    return { code };
  }

  listReaders(context: Handle): Coded & { names: readonly string[] } {
    const code = this.#begin(
      'listReaders',
      this.#inContext(context, this.readers.names().length > 0 ? SCARD.success : SCARD.noReadersAvailable),
    );
    return { code, names: code === SCARD.success ? this.readers.names() : [] };
  }

  getStatusChange(context: Handle, _timeoutMs: number, watched: readonly WatchedReader[]): Coded & { readers: readonly SeenReader[] } {
    const readers = watched.map((reader) => this.#see(context, reader));
    const unknown = watched.some(({ name }) => !this.readers.knows(name));
    const calm = this.#cancelled.delete(context) ? SCARD.cancelled : SCARD.timeout;
    const usual = unknown ? SCARD.unknownReader : watched.some((reader) => this.#changed(context, reader)) ? SCARD.success : calm;
    return { code: this.#begin('getStatusChange', this.#inContext(context, usual)), readers };
  }

  cancel(context: Handle): Coded {
    const code = this.#begin('cancel', this.#inContext(context, SCARD.success));
    if (code === SCARD.success) this.#cancelled.add(context);
    this.#wake();
    return { code };
  }

  connect(context: Handle, reader: string, share: number): Coded & { card: Handle; protocol: number } {
    const code = this.#begin('connect', this.#inContext(context, this.#connectable(reader, share)));
    if (code !== SCARD.success) return { code, card: 0, protocol: 0 };
    const card = this.#handle();
    this.cards.set(card, { context, reader, share, gone: SCARD.success });
    return { code, card, protocol: PROTOCOL.t1 };
  }

  reconnect(card: Handle): Coded & { protocol: number } {
    const known = this.cards.get(card);
    const there = this.readers.atr(known?.reader ?? '') !== undefined;
    const code = this.#begin('reconnect', known === undefined ? SCARD.invalidHandle : there ? SCARD.success : SCARD.noSmartcard);
    if (known !== undefined && code === SCARD.success) known.gone = SCARD.success;
    return { code, protocol: PROTOCOL.t1 };
  }

  disconnect(card: Handle, disposition: number): Coded {
    const code = this.#begin('disconnect', this.cards.has(card) ? SCARD.success : SCARD.invalidHandle);
    const reader = this.cards.get(card)?.reader;
    if (code === SCARD.success) this.cards.delete(card);
    if (disposition !== 0) for (const other of this.cards.values()) if (other.reader === reader) other.gone = SCARD.resetCard;
    return { code };
  }

  status(card: Handle): Coded & { protocol: number; atr: Uint8Array } {
    const atr = this.readers.atr(this.cards.get(card)?.reader ?? '');
    return { code: this.#begin('status', this.#onCard(card)), protocol: PROTOCOL.t1, atr: atr?.slice() ?? NONE };
  }

  beginTransaction(card: Handle): Coded {
    return { code: this.#begin('beginTransaction', this.#onCard(card)) };
  }

  endTransaction(card: Handle): Coded {
    return { code: this.#begin('endTransaction', this.#onCard(card)) };
  }

  transmit(card: Handle, _protocol: number, command: Uint8Array): Coded & { response: Uint8Array } {
    this.commands.push(command);
    const code = this.#begin('transmit', this.#onCard(card));
    return { code, response: code === SCARD.success ? this.response.slice() : NONE };
  }

  control(card: Handle, _code: number, command: Uint8Array): Coded & { response: Uint8Array } {
    this.commands.push(command);
    const code = this.#begin('control', this.#onCard(card));
    return { code, response: code === SCARD.success ? this.response.slice() : NONE };
  }

  getAttribute(card: Handle): Coded & { value: Uint8Array } {
    const code = this.#begin('getAttribute', this.#onCard(card));
    return { code, value: code === SCARD.success ? Uint8Array.of(1, 2, 3) : NONE };
  }

  #begin(call: CallName, usual: number): number {
    this.calls.push(call);
    const faults = this.#faults.get(call);
    const fault = faults?.shift();
    if (faults?.length === 0) this.#faults.delete(call);
    return fault ?? usual;
  }

  #inContext(context: Handle, code: number): number {
    return this.contexts.has(context) ? code : this.running ? SCARD.invalidHandle : 0x80100013;
  }

  #onCard(card: Handle): number {
    return this.cards.get(card)?.gone ?? (this.running ? SCARD.invalidHandle : 0x80100013);
  }

  #connectable(reader: string, share: number): number {
    if (!this.readers.knows(reader)) return SCARD.unknownReader;
    if (this.readers.atr(reader) === undefined) return SCARD.noSmartcard;
    const others = [...this.cards.values()].filter((card) => card.reader === reader);
    const taken = share === SHARE.exclusive ? others.length > 0 : others.some((card) => card.share === SHARE.exclusive);
    return taken ? SCARD.sharingViolation : SCARD.success;
  }

  #changed(context: Handle, { name, knownState }: WatchedReader): boolean {
    const known = name === PLUG_AND_PLAY && knownState === 0 ? this.#plugged.get(context) : knownState;
    return this.readers.state(name) !== known;
  }

  #see(context: Handle, watched: WatchedReader): SeenReader {
    const state = this.readers.state(watched.name) | (this.#changed(context, watched) ? STATE.changed : 0);
    return { name: watched.name, state: state >>> 0, atr: this.readers.atr(watched.name) ?? NONE };
  }

  #handle(): Handle {
    this.#lastHandle += 1;
    return this.#lastHandle;
  }

  #nextWake(): Promise<void> {
    return new Promise((resolve) => this.#waiters.add(resolve));
  }

  #wake(): void {
    for (const waiter of this.#waiters) waiter();
    this.#waiters.clear();
  }
}

function soon(): Promise<boolean> {
  return new Promise((resolve) => setTimeout(() => resolve(true), 5));
}
