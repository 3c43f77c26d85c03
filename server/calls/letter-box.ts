import { Refusal } from '../../core/failures/refusal.ts';
import { CALL_MINUTES, type CallLeft, type OpenCalls } from '../../core/sync/calls.ts';
import { Waiting } from '../waiting.ts';

/** A station of an organisation; nobody else sees its calls. */
export interface At {
  readonly tenant: string;
  readonly station: string;
}

interface Kept extends CallLeft {
  readonly station: string;
  readonly startedMs: number;
  answer?: { readonly station: string; readonly response: string };
  proof?: string;
  /** How many requests of the end whose turn it is to wait are here now, and when the last one was. */
  listening: number;
  heardMs: number;
}

export interface LetterBoxParts {
  readonly now: () => number;
  readonly newId: () => string;
}

const OVER_MS = CALL_MINUTES * 60_000;
/** So long nobody may listen before the call is taken as left: its station was switched off, or its page was closed with the network away. */
const UNHEARD_MS = 45_000;
/** Each station has one; so many stations of an organisation at once. */
const MOST_CALLS = 1000;

/**
 * Where two stations leave what two people would else read to each other: a challenge, an answer that only the holder's station can open, four
 * signs. In memory alone, as at both stations; a restart ends it, and the codes can still be read out.
 */
export class LetterBox {
  readonly #parts: LetterBoxParts;
  readonly #waiting = new Waiting();
  readonly #calls = new Map<string, Map<string, Kept>>();
  readonly #marks = new Map<string, number>();
  /** A mark of before a restart fits none of this run. */
  readonly #run: string;

  constructor(parts: LetterBoxParts) {
    this.#parts = parts;
    this.#run = parts.newId();
  }

  /** The holder's station waits from now on; its former call is over. The same again changes nothing. Throws Refusal: state-refuses, busy. */
  leave({ tenant, station }: At, left: CallLeft): void {
    const calls = this.#of(tenant);
    const known = calls.get(left.id);
    if (known !== undefined) {
      if (known.station !== station || known.card !== left.card || known.challenge !== left.challenge)
        throw new Refusal('state-refuses', { state: 'open', event: 'leave' });
      known.heardMs = this.#parts.now();
      return;
    }
    for (const { id, station: of } of calls.values()) if (of === station) this.#remove(tenant, id);
    if (calls.size >= MOST_CALLS) throw new Refusal('busy');
    const startedMs = this.#parts.now();
    calls.set(left.id, { ...left, station, startedMs, listening: 0, heardMs: startedMs });
    this.#openChanged(tenant);
  }

  /** The calls that nobody answered yet, oldest first; where they are still those of the mark, it waits that long for others. */
  async open({ tenant }: At, { seen, ms }: { readonly seen?: string | undefined; readonly ms: number }): Promise<OpenCalls> {
    if (seen === this.#mark(tenant)) await this.#waiting.for(tenant, ms);
    const open = [...this.#of(tenant).values()].filter(({ answer }) => answer === undefined);
    const now = this.#parts.now();
    return {
      mark: this.#mark(tenant),
      calls: open.map(({ id, card, challenge, station, startedMs }) => {
        return { id, card, challenge, station, seconds: Math.max(0, Math.round((now - startedMs) / 1000)) };
      }),
    };
  }

  /** The first answer counts; the same again is fine. Throws Refusal: not-found, challenge-used. */
  answer(at: At, id: string, response: string): void {
    const call = this.#found(at, id);
    const { answer } = call;
    if (answer !== undefined) {
      if (answer.station === at.station && answer.response === response) return;
      throw new Refusal('challenge-used');
    }
    call.answer = { station: at.station, response };
    // From now on it is the help desk that waits.
    call.heardMs = this.#parts.now();
    this.#waiting.tell(id);
    this.#openChanged(at.tenant);
  }

  /** For the station that left the call alone; waits that long. Throws Refusal('not-found'). */
  async answerFor(at: At, id: string, ms: number): Promise<string | undefined> {
    await this.#listen(
      () => this.#own(at, id),
      ({ answer }) => answer !== undefined,
      ms,
    );
    return this.#own(at, id).answer?.response;
  }

  /** The four signs, by the station that left the call. Throws Refusal: not-found, state-refuses. */
  prove(at: At, id: string, proof: string): void {
    const call = this.#own(at, id);
    if (call.answer === undefined) throw new Refusal('state-refuses', { state: 'open', event: 'prove' });
    if (call.proof !== undefined && call.proof !== proof) throw new Refusal('state-refuses', { state: 'proved', event: 'prove' });
    call.proof = proof;
    this.#waiting.tell(id);
  }

  /** For the station whose answer it was; waits that long. Throws Refusal('not-found'). */
  async proofFor(at: At, id: string, ms: number): Promise<string | undefined> {
    await this.#listen(
      () => this.#answeredBy(at, id),
      ({ proof }) => proof !== undefined,
      ms,
    );
    return this.#answeredBy(at, id).proof;
  }

  /** Either end is done or has walked away: nothing of the call is left. Throws Refusal('not-found'). */
  end(at: At, id: string): void {
    const call = this.#found(at, id);
    if (call.station !== at.station && call.answer?.station !== at.station) throw new Refusal('not-found');
    this.#remove(at.tenant, id);
  }

  /** How many calls there are in all. */
  get size(): number {
    return [...this.#calls.keys()].reduce((sum, tenant) => sum + this.#of(tenant).size, 0);
  }

  /** Nobody waits any more, for the server ends. */
  stop(): void {
    this.#waiting.end();
  }

  async #listen(find: () => Kept, there: (call: Kept) => boolean, ms: number): Promise<void> {
    const call = find();
    if (there(call) || ms === 0) {
      call.heardMs = this.#parts.now();
      return;
    }
    call.listening += 1;
    await this.#waiting.for(call.id, ms);
    call.listening -= 1;
    call.heardMs = this.#parts.now();
  }

  #own(at: At, id: string): Kept {
    const call = this.#found(at, id);
    if (call.station !== at.station) throw new Refusal('not-found');
    return call;
  }

  #answeredBy(at: At, id: string): Kept {
    const call = this.#found(at, id);
    if (call.answer?.station !== at.station) throw new Refusal('not-found');
    return call;
  }

  #found({ tenant }: At, id: string): Kept {
    const call = this.#of(tenant).get(id);
    if (call === undefined) throw new Refusal('not-found');
    return call;
  }

  /** The calls of an organisation, without those whose time is over and those that nobody listens for. */
  #of(tenant: string): Map<string, Kept> {
    const calls = this.#calls.get(tenant) ?? new Map<string, Kept>();
    this.#calls.set(tenant, calls);
    const now = this.#parts.now();
    for (const { id, startedMs, listening, heardMs, proof } of calls.values()) {
      const unheard = listening === 0 && proof === undefined && now - heardMs > UNHEARD_MS;
      if (Math.abs(now - startedMs) > OVER_MS || unheard) this.#remove(tenant, id);
    }
    return calls;
  }

  #remove(tenant: string, id: string): void {
    if (this.#calls.get(tenant)?.delete(id) !== true) return;
    this.#waiting.tell(id);
    this.#openChanged(tenant);
  }

  #openChanged(tenant: string): void {
    this.#marks.set(tenant, (this.#marks.get(tenant) ?? 0) + 1);
    this.#waiting.tell(tenant);
  }

  #mark(tenant: string): string {
    return `${this.#run}.${this.#marks.get(tenant) ?? 0}`;
  }
}
