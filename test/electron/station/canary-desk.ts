import type { ActionId } from '../../../core/actions/all.ts';
import type { FaultHook } from '../../../native/simulator/fault-injection.ts';
import type { SimulatedCard } from '../../../native/simulator/simulated-card.ts';
import type { CanaryMint } from './canary-mint.ts';
import { Overheard } from './canary-places.ts';
import { HandClock } from './hand-clock.ts';
import { memoryTokens, tokenPlace } from './memory-tokens.ts';
import { blankCard, issue } from './path.ts';
import { Register } from './register.ts';
import { APPROVER, OPERATOR, READER, TestStation } from './test-station.ts';

/** What happens to the commands that carry a PIN; changed by hand. */
interface Trouble {
  now: 'none' | 'nonsense' | 'pulled' | 'defect';
}

const CARRY_PINS: readonly (number | undefined)[] = [0x24, 0x2c];

/** Nonsense is an answer too short to be one. */
function troubled(trouble: Trouble): FaultHook {
  return ({ command, phase }) => {
    if (trouble.now === 'none' || trouble.now === 'defect' || phase === 'before' || !CARRY_PINS.includes(command[1])) return undefined;
    return trouble.now === 'pulled' ? { kind: 'remove' } : { kind: 'garbage', response: Uint8Array.of(0x90) };
  };
}

/** Randomness that fails is a defect that no one foresaw: its trace goes to the log. */
function failing(real: (length: number) => Uint8Array, trouble: Trouble): (length: number) => Uint8Array {
  return (length) => {
    if (trouble.now === 'defect') throw new Error('no randomness');
    return real(length);
  };
}

/** A station that is listened to, with the people and cards that the flows of secrets are about. */
export class CanaryDesk {
  readonly station: TestStation;
  readonly mint: CanaryMint;
  readonly overheard: Overheard;
  readonly clock: HandClock;
  readonly passwords: Readonly<Record<'operator' | 'approver', string>>;
  readonly trouble: Trouble;
  /** Codes of all refusals, to see that each flow reached what it is about. */
  readonly codes = new Map<string, number>();
  /** How often each action was asked. */
  readonly asked = new Map<string, number>();
  /** What each action was answered. */
  readonly answers = new Map<string, Set<string>>();

  /** Seven digits: a longer serial number could hold a PIN by chance. */
  #serial = 1_000_000;
  #register: Register | undefined;

  private constructor(parts: Pick<CanaryDesk, 'station' | 'mint' | 'overheard' | 'clock' | 'passwords' | 'trouble'>) {
    this.station = parts.station;
    this.mint = parts.mint;
    this.overheard = parts.overheard;
    this.clock = parts.clock;
    this.passwords = parts.passwords;
    this.trouble = parts.trouble;
  }

  static async open(mint: CanaryMint, dataFolder: string, more: { readonly kiosk?: boolean } = {}): Promise<CanaryDesk> {
    const clock = new HandClock();
    const trouble: Trouble = { now: 'none' };
    const place = tokenPlace();
    const tokens = (path: string) => memoryTokens(path, place);
    const random = failing(mint.random, trouble);
    const station = await TestStation.open({ dataFolder, clock, random, fault: troubled(trouble), tokens, ...more });
    const passwords = { operator: mint.password('the operator’s password'), approver: mint.password('the approver’s password') };
    return new CanaryDesk({ station, mint, clock, passwords, trouble, overheard: new Overheard(station) });
  }

  /** One for the whole life of the desk: it counts the numbers that it gives. */
  get register(): Register {
    this.#register ??= new Register(this.station);
    return this.#register;
  }

  /** Asks and notes what it was answered; whatever goes wrong is part of the flow. */
  async ask(action: ActionId, input: unknown): Promise<string> {
    this.asked.set(action, (this.asked.get(action) ?? 0) + 1);
    return this.#note(action, (await this.station.refusal(action, input)) ?? 'allowed');
  }

  #note(action: ActionId, code: string): string {
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    this.answers.set(action, (this.answers.get(action) ?? new Set()).add(code));
    return code;
  }

  /** Asks for work at a reader, and notes how it ended. */
  async work(action: ActionId, input: unknown): Promise<string> {
    this.asked.set(action, (this.asked.get(action) ?? 0) + 1);
    const reply = await this.station.ask(action, input);
    const end = reply.ok ? await this.station.ended((reply.output as { readonly operationId: string }).operationId) : undefined;
    if (end !== undefined) await this.station.tile(READER, ({ contents }) => contents !== 'busy' && contents !== 'looking');
    return this.#note(action, end === undefined ? (reply.ok ? 'allowed' : reply.failure.code) : (end.failure?.code ?? end.state));
  }

  /** The same many times over, each with new secrets. */
  async times(count: number, one: () => Promise<unknown>): Promise<void> {
    for (let done = 0; done < count; done += 1) await one();
  }

  async signIn(who: 'operator' | 'approver'): Promise<void> {
    this.clock.forward(3_600);
    const { email } = who === 'operator' ? OPERATOR : APPROVER;
    await this.station.signIn({ email, password: this.passwords[who] });
  }

  /** A person and a card of theirs in the reader, issued and not yet handed over. */
  async issuedCard(
    name: string,
    kind = 'yubikey-5.4',
    more: { readonly phone?: string } = {},
  ): Promise<{ readonly cardId: string; readonly card: SimulatedCard }> {
    const { station } = this;
    const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`;
    const { personId } = await station.call('person.create', { name, email, ...more });
    const { cardId, requestId } = await station.call('card.request', { personId, profileId: 'employee-p256' });
    if (requestId !== undefined) {
      await this.signIn('approver');
      await station.call('request.approve', { requestId });
      await this.signIn('operator');
    }
    const card = await this.blank(kind);
    await this.insert(card);
    await issue(station, cardId);
    await station.tile(READER, ({ contents }) => contents === 'ours');
    return { cardId, card };
  }

  blank(kind = 'yubikey-5.4'): Promise<SimulatedCard> {
    this.#serial += 1;
    return blankCard(kind, { serial: this.#serial });
  }

  async insert(card: SimulatedCard): Promise<void> {
    if (this.station.readers.remove(READER) !== undefined) await this.station.tile(READER, ({ contents }) => contents === 'empty');
    await this.station.insert(this.mint.watched(card));
  }

  async close(): Promise<void> {
    this.overheard.end();
    await this.station.close();
  }
}
