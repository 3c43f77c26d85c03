import { CardGone } from '../iso7816/channel.ts';
import type { BusyReader } from './busy-reader.ts';
import { cardFault } from './card-fault.ts';
import type { Answer, Arguments, Lane } from './lane.ts';
import { ReaderFault } from './reader-fault.ts';
import { SCARD } from './return-codes.ts';
import { countOf, withoutChanged } from './reader-state.ts';
import { CALL_NAMES, type CallName, type Handle, SHARE, STATE } from './winscard-binding.ts';

/** Codes after an exchange that failed on the way, which is also how a card leaves in the middle of a command. */
const MAY_HAVE_LEFT: readonly number[] = [SCARD.notTransacted, SCARD.commDataLost];
/** vpcd and simple readers tell of a removal by polling, up to half a second later. */
const LEAVING_MS = 1_000;

interface Opened {
  readonly lane: Lane;
  readonly context: Handle;
  readonly card: Handle;
  readonly share: number;
}

interface Session {
  readonly protocol: number;
  readonly atr: Uint8Array;
  /** The reader's state right after connecting; its upper half counts insertions and removals. */
  readonly raw: number;
}

/** One open handle on one card: raw calls, each answered by its value or rejected by its typed error. Knows no turns. */
export class CardHandle {
  readonly #reader: BusyReader;
  readonly #opened: Opened;
  #session: Session;
  #replaced = false;
  #closed = false;

  private constructor(reader: BusyReader, opened: Opened, session: Session) {
    this.#reader = reader;
    this.#opened = opened;
    this.#session = session;
  }

  /** Connects in a context of its own; leaves nothing behind when that fails. */
  static async open(reader: BusyReader, share: 'shared' | 'exclusive'): Promise<CardHandle> {
    const lane = reader.lane();
    const calls = new Calls(reader, lane);
    const { context } = await calls.must('establishContext');
    try {
      const { card } = await calls.limited('connect', context, reader.name, SHARE[share]);
      const opened = { lane, context, card, share: SHARE[share] };
      return new CardHandle(reader, opened, await calls.session(context, card));
    } catch (cause) {
      await lane.call('releaseContext', context).catch(() => undefined);
      throw cause;
    }
  }

  get atr(): Uint8Array {
    return this.#session.atr;
  }

  get protocol(): number {
    return this.#session.protocol;
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    this.#demandSameCard();
    const { code, response } = await this.#opened.lane.call('transmit', this.#opened.card, this.#session.protocol, command);
    if (code === SCARD.success && response.length >= 2) return response;
    // Some drivers call it a success when the card left in the middle of a command: nothing, without a status.
    throw await this.#exchangeFault('transmit', code === SCARD.success ? SCARD.notTransacted : code);
  }

  async control(code: number, command: Uint8Array): Promise<Uint8Array> {
    this.#demandSameCard();
    const answer = await this.#opened.lane.call('control', this.#opened.card, code, command);
    if (answer.code === SCARD.success) return answer.response;
    throw await this.#exchangeFault('control', answer.code);
  }

  /** The attribute, or the code that says why there is none. */
  attribute(id: number): Promise<Answer<'getAttribute'>> {
    this.#demandSameCard();
    return this.#opened.lane.call('getAttribute', this.#opened.card, id);
  }

  fault(call: CallName, code: number): Promise<Error> {
    return this.#calls().fault(call, code);
  }

  async begin(): Promise<void> {
    this.#demandSameCard();
    await this.#calls().limited('beginTransaction', this.#opened.card);
  }

  /** A transaction whose card has left is over already. */
  async finish(disposition: number): Promise<void> {
    try {
      await this.#calls().must('endTransaction', this.#opened.card, disposition);
    } catch (cause) {
      if (!(cause instanceof CardGone)) throw cause;
    }
  }

  /** Rejects with CardGone('replaced') when the card was taken out in between: another one may lie there now. */
  async reconnect(initialization: number): Promise<void> {
    this.#demandSameCard();
    const { card, context, share } = this.#opened;
    await this.#calls().limited('reconnect', card, share, initialization);
    const session = await this.#calls().session(context, card);
    this.#replaced = countOf(session.raw) !== countOf(this.#session.raw);
    this.#demandSameCard();
    this.#session = session;
  }

  /** Frees handle and context; a second call does nothing. A card that has left is no fault. */
  async close(disposition: number): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      await this.#calls().limited('disconnect', this.#opened.card, disposition);
    } catch (cause) {
      if (!(cause instanceof CardGone)) throw cause;
    } finally {
      await this.#opened.lane.call('releaseContext', this.#opened.context).catch(() => undefined);
    }
  }

  #calls(): Calls {
    return new Calls(this.#reader, this.#opened.lane);
  }

  async #exchangeFault(call: 'transmit' | 'control', code: number): Promise<Error> {
    const gone = MAY_HAVE_LEFT.includes(code) ? await this.#leaving(code) : undefined;
    return gone ?? this.#calls().fault(call, code);
  }

  #demandSameCard(): void {
    if (this.#replaced) throw new CardGone('replaced');
  }

  /** CardGone when the card leaves now or has left, else undefined. */
  async #leaving(code: number): Promise<CardGone | undefined> {
    const watched = { name: this.#reader.name, knownState: this.#session.raw };
    const answer = await this.#opened.lane.call('getStatusChange', this.#opened.context, LEAVING_MS, [watched]);
    const [seen] = answer.readers;
    if (answer.code !== SCARD.success || seen === undefined) return undefined;
    const cause = new ReaderFault({ call: CALL_NAMES.transmit, code, reader: this.#reader.name });
    if ((seen.state & STATE.empty) !== 0) return new CardGone('removed', { cause });
    return countOf(seen.state) === countOf(this.#session.raw) ? undefined : new CardGone('replaced', { cause });
  }
}

/** Calls on one lane, with return codes turned into errors. */
class Calls {
  readonly #reader: BusyReader;
  readonly #lane: Lane;

  constructor(reader: BusyReader, lane: Lane) {
    this.#reader = reader;
    this.#lane = lane;
  }

  fault(call: CallName, code: number): Promise<Error> {
    return cardFault(code, { call, reader: this.#reader.name, whoHolds: this.#reader.parts.whoHolds });
  }

  async must<Name extends CallName>(name: Name, ...parameters: Arguments<Name>): Promise<Answer<Name>> {
    const answer = await this.#lane.call(name, ...parameters);
    if (answer.code !== SCARD.success) throw await this.fault(name, answer.code);
    return answer;
  }

  /** A call that the system lets wait, without end, while another program is in a transaction: given up after a while. */
  async limited<Name extends CallName>(name: Name, ...parameters: Arguments<Name>): Promise<Answer<Name>> {
    const { pace, sharingPatienceMs } = this.#reader.parts;
    let stop: () => void = () => undefined;
    const patience = new Promise<undefined>((resolve) => {
      stop = pace.after(sharingPatienceMs, () => resolve(undefined));
    });
    const call = this.must(name, ...parameters);
    const answer = await Promise.race([call, patience]).finally(stop);
    if (answer !== undefined) return answer;
    call.catch(() => undefined);
    this.#reader.abandon(this.#lane);
    throw await this.fault(name, SCARD.sharingViolation);
  }

  /** What PC/SC says of a fresh connection. */
  async session(context: Handle, card: Handle): Promise<Session> {
    const { protocol, atr } = await this.must('status', card);
    const { readers } = await this.must('getStatusChange', context, 0, [{ name: this.#reader.name, knownState: STATE.unaware }]);
    return { protocol, atr, raw: withoutChanged(readers[0]?.state ?? 0) };
  }
}
