import type { ActionId } from '../../../../core/actions/all.ts';
import type { Reply } from '../../../../core/actions/wire.ts';
import type { RecordKind, RecordOf } from '../../../../core/records/records.ts';
import type { Dice } from '../../../../electron/demo/dice.ts';
import type { SimulatedCard } from '../../../../native/simulator/simulated-card.ts';
import { Register, type Somebody } from '../register.ts';
import type { WalkClock } from './clock.ts';
import { APPROVER, OPERATOR, OTHER_READER, PASSWORD, READER, type TestStation } from '../test-station.ts';

export const READERS = [READER, OTHER_READER] as const;

/** What a walk knows beside the station: who may be asked to call, which chips lie in a drawer, which ids there are. */
export class Walker {
  readonly station: TestStation;
  readonly register: Register;
  /** Whoever has a password that the walk knows; most have a membership. */
  readonly callers: Somebody[] = [];
  readonly drawer: SimulatedCard[] = [];
  readonly #ids = new Map<RecordKind, string[]>();
  readonly #batches: string[] = [];
  readonly dice: Dice;
  /** What was done of each action, and refused. */
  readonly done = new Map<string, number>();
  readonly refused = new Map<string, number>();
  readonly clock: WalkClock;
  /** Who signed in last. */
  caller: Somebody | undefined;

  constructor(station: TestStation, dice: Dice, clock: WalkClock) {
    this.clock = clock;
    this.dice = dice;
    this.station = station;
    this.register = new Register(station);
  }

  /** The people a walk begins with. */
  populate(): void {
    const { register, station } = this;
    const founder = (email: string): Somebody => ({ id: station.store.people.byEmail(email)?.id ?? '', email, password: PASSWORD });
    this.callers.push(founder(OPERATOR.email), founder(APPROVER.email));
    [this.caller] = this.callers;
    const here = [{}];
    for (const roles of [['Operator', 'Self-service user'], ['Operator'], ['Operator', 'Approver'], ['Approver'], ['Help desk']])
      this.callers.push(register.person(`Desk ${register.next()}`, { roles, memberships: here }));
    for (let more = 0; more < 6; more += 1)
      this.callers.push(register.person(`Holder ${register.next()}`, { roles: ['Self-service user'] }));
  }

  /** A record came to be. */
  met(kind: RecordKind, id: string): void {
    const ids = this.#ids.get(kind) ?? [];
    this.#ids.set(kind, ids);
    ids.push(id);
  }

  metBatch(id: string): void {
    this.#batches.push(id);
  }

  get batch(): string | undefined {
    return this.#one(this.#batches);
  }

  /** Mostly one of the newest, about which something can still be done. */
  #one(ids: readonly string[]): string | undefined {
    if (ids.length === 0) return undefined;
    const among = this.dice.chance(0.6) ? ids.slice(-12) : ids;
    return this.dice.pick(among);
  }

  id(kind: RecordKind): string | undefined {
    return this.#one(this.#ids.get(kind) ?? []);
  }

  /** Preferably one that fits, so that a fair share of steps is legal. */
  fitting<Kind extends RecordKind>(kind: Kind, fits: (record: RecordOf<Kind>) => boolean): string | undefined {
    const tries = Array.from({ length: 8 }, () => this.id(kind)).filter((id) => id !== undefined);
    const { store } = this.station;
    const good = tries.find((id) => {
      const record = store.get(kind, id);
      return record !== undefined && fits(record);
    });
    return this.dice.chance(0.8) ? (good ?? tries[0]) : tries[0];
  }

  /** Any that fits, where there is one. */
  among<Kind extends RecordKind>(kind: Kind, fits: (record: RecordOf<Kind>) => boolean): string | undefined {
    const good = (this.#ids.get(kind) ?? []).filter((id) => {
      const record = this.station.store.get(kind, id);
      return record !== undefined && fits(record);
    });
    return good.length === 0 ? this.id(kind) : this.dice.pick(good);
  }

  /** Somebody without a standing of their own, whose password nobody needs. */
  plainPerson(): string | undefined {
    const known = new Set(this.callers.map(({ id }) => id));
    return this.fitting('person', ({ id }) => !known.has(id));
  }

  isCaller(id: string | undefined): boolean {
    return this.callers.some((caller) => caller.id === id);
  }

  /** Somebody sits down at the station. */
  async signIn(caller: Somebody): Promise<boolean> {
    const { ok } = await this.station.ask('session.sign-in', { email: caller.email, password: caller.password });
    if (ok) this.caller = caller;
    return ok;
  }

  /** Has another password from now on. */
  remembers(caller: Somebody, password: string): void {
    const changed = { ...caller, password };
    this.callers.splice(this.callers.indexOf(caller), 1, changed);
    if (this.caller === caller) this.caller = changed;
  }

  async ask(action: ActionId, input: object): Promise<Reply> {
    const reply = await this.station.ask(action, input);
    const counts = reply.ok ? this.done : this.refused;
    counts.set(action, (counts.get(action) ?? 0) + 1);
    return reply;
  }
}
