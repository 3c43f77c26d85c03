import { optionById, type OptionValue } from '../../core/options.ts';
import type { FailureCode } from '../../core/failures/table.ts';
import type { Somebody } from '../electron/station/register.ts';
import { StateWatch } from '../electron/station/store-state.ts';
import type { CellWorld, Trial } from './trial.ts';

/** Refusals by the tables or by a life cycle: each leaves a fact. */
const DENIALS: readonly FailureCode[] = ['denied', 'four-eyes', 'state-refuses', 'person-not-active'];

/** What a cell came to; `wrong` says why it is not as it should be. */
export interface Verdict {
  readonly cell: string;
  readonly wrong?: string;
}

interface By {
  readonly caller: Somebody;
  readonly cell: string;
}

export class CellPosts {
  readonly #world: CellWorld;
  readonly #watch: StateWatch;
  readonly verdicts: Verdict[] = [];
  /** Messages that one refusal after the other must leave as good as they were. */
  readonly #reached = new Map<string, object>();
  /** What the last look gave, while nothing was brought about since. */
  #state: string | undefined;

  constructor(world: CellWorld) {
    this.#world = world;
    this.#watch = new StateWatch(world.station.dataFolder);
  }

  get wrong(): readonly string[] {
    return this.verdicts.flatMap(({ cell, wrong }) => (wrong === undefined ? [] : [`${cell}: ${wrong}`]));
  }

  /** Brings about what the trial is about, where it is not there already, and gives the message. */
  message(trial: Trial, state: string, caller: Somebody): object {
    const key = `${trial.row} ${trial.action} ${state}`;
    const known = trial.anew === true ? undefined : this.#reached.get(key);
    if (known !== undefined) return known;
    this.#state = undefined;
    const made = trial.reach(this.#world, state, caller);
    this.#reached.set(key, made);
    return made;
  }

  /** Somebody was changed or signed in behind its back. */
  lookAnew(): void {
    this.#state = undefined;
  }

  close(): void {
    this.#watch.close();
  }

  /** One more cell, judged elsewhere. */
  note(cell: string, faults: readonly (string | false)[]): void {
    this.#note(cell, faults);
  }

  #note(cell: string, faults: readonly (string | false)[]): void {
    const wrong = faults.filter((fault) => fault !== false).join('; ');
    this.verdicts.push(wrong === '' ? { cell } : { cell, wrong });
  }

  /** Must be refused to somebody signed in: nothing changes but one fact that tells of it. */
  refused(trial: Trial, message: object, by: By): Promise<void> {
    return this.#turnedOff(trial, () => this.#refused(trial, message, by));
  }

  /** Must be done, or stop only where nothing lies in the reader. */
  allowed(trial: Trial, message: object, cell: string): Promise<void> {
    return this.#turnedOff(trial, () => this.#allowed(trial, message, cell));
  }

  async #turnedOff({ turnedOff: id }: Trial, tried: () => Promise<void>): Promise<void> {
    if (id === undefined) return tried();
    const { register } = this.#world;
    const set = (value: OptionValue): void => {
      register.change({ record: 'option', id, set: { id, value } });
      this.#state = undefined;
    };
    set(false);
    await tried();
    set(optionById(id).standard);
  }

  async #refused(trial: Trial, message: object, { caller, cell }: By): Promise<void> {
    const { station } = this.#world;
    const [before, last] = [this.#state ?? this.#watch.state(), station.store.facts.last()?.n ?? 0];
    const reply = await station.ask(trial.action, message);
    this.#state = reply.ok ? undefined : this.#watch.state();
    if (reply.ok) {
      const done = trial.wasDone === undefined || (await trial.wasDone(this.#world, message, reply));
      this.#note(cell, [done && 'it was done']);
      return;
    }
    const code = reply.failure.code as FailureCode;
    const own = trial.refusedAs?.includes(code) === true;
    const facts = station.store.facts.find({ fromN: last + 1, limit: 10 }).map(({ fact }) => fact);
    const [told] = facts;
    const wellTold =
      facts.length === 1 &&
      told?.action === 'action.denied' &&
      told.who.person === caller.id &&
      told.note['asked'] === trial.action &&
      told.changes.length === 0;
    this.#note(cell, [
      !own && !DENIALS.includes(code) && `refused as ${code}`,
      this.#state !== before && 'something changed',
      !own && !wellTold && `the journal says ${facts.map(({ action }) => action).join(', ') || 'nothing'}`,
    ]);
  }

  /** Must be refused to a caller who is not signed in: counted, and no fact. */
  async refusedToNobody(trial: Trial, message: object, cell: string): Promise<void> {
    const { station } = this.#world;
    const counted = () => station.store.counters.get('anonymous-refused');
    const [before, last, count] = [this.#state ?? this.#watch.state(), station.store.facts.last()?.n, counted()];
    const reply = await station.ask(trial.action, message);
    this.#state = this.#watch.state();
    const code = reply.ok ? 'allowed' : reply.failure.code;
    this.#note(cell, [
      code !== 'not-signed-in' && `answered ${code}`,
      this.#state !== before && 'something changed',
      station.store.facts.last()?.n !== last && 'there is a fact of it',
      counted() !== count + 1 && 'it was not counted',
    ]);
  }

  /** The caller's own state is wrong: their session has ended, with a fact that says so, and nothing else. */
  async withoutSession(trial: Trial, message: object, cell: string): Promise<void> {
    const { station } = this.#world;
    const [before, last] = [this.#watch.state(), station.store.facts.last()?.n ?? 0];
    const reply = await station.ask(trial.action, message);
    const facts = station.store.facts.find({ fromN: last + 1, limit: 10 }).map(({ fact }) => fact.action);
    this.#note(cell, [
      (reply.ok || reply.failure.code !== 'not-signed-in') && `answered ${reply.ok ? 'allowed' : reply.failure.code}`,
      this.#watch.state() !== before && 'something changed',
      facts.join() !== 'session.sign-out' && `the journal says ${facts.join()}`,
    ]);
  }

  async #allowed(trial: Trial, message: object, cell: string): Promise<void> {
    const { station } = this.#world;
    const reply = await station.ask(trial.action, message);
    if (!reply.ok) {
      this.#note(cell, [
        trial.answers?.includes(reply.failure.code as FailureCode) !== true && `refused: ${JSON.stringify(reply.failure)}`,
      ]);
      return;
    }
    const done = trial.wasDone === undefined || (await trial.wasDone(this.#world, message, reply));
    this.#note(cell, [!done && 'it was not done']);
  }
}
