import { setImmediate as turn } from 'node:timers/promises';
import { readLines } from '../../people-file/read-lines.ts';
import type { PeopleImport } from '../../store/people-imports.ts';
import type { Caller } from '../batch/order.ts';
import type { Parts } from '../handler.ts';
import { Pace } from '../batch/pace.ts';
import { stillAllowed } from '../batch/still-allowed.ts';
import { factOfImport } from './fact-of-import.ts';
import { askedByImport, doneOf, endImport, howToRead, readingOf } from './import-state.ts';
import { judgeLine, type Judging, judging, readLine, type Verdict } from './judge-line.ts';
import { importsOf } from './running.ts';
import { takeLine } from './take-line.ts';

/**
 * One transaction with its commit: with what else waits, an answer still comes within 100 ms. The disk's part of it is known from the commit
 * before; where that is most of it, some work is done for it all the same.
 */
const TURN_MS = 75;
const LEAST_MS = 25;
const MOST_LINES = 500;
const TELL_EVERY_MS = 200;

interface Given {
  readonly caller: Caller;
  readonly parts: Parts;
}

/** One file while it is taken: block by block, a few lines and how far it came in each transaction. */
export class RunningImport {
  readonly #given: Given;
  readonly #judging: Judging;
  readonly #pace: Pace;
  readonly #asks: { readonly create: boolean; readonly change: boolean };
  #made: PeopleImport;
  #stopped = false;
  #toldMs = 0;
  #workMs = LEAST_MS;

  constructor(made: PeopleImport, given: Given) {
    const { store, clock } = given.parts;
    this.#made = made;
    this.#given = given;
    this.#pace = new Pace(() => clock.now());
    this.#judging = judging(store, { reading: readingOf(made), servicePointId: made.servicePointId, caller: given.caller });
    this.#asks = askedByImport(store);
  }

  async run(file: AsyncIterable<Uint8Array>): Promise<PeopleImport> {
    const { parts } = this.#given;
    const { runs, checked } = importsOf(parts.store);
    const total = checked.get(this.#made.id)?.verdicts.length;
    const leftMs = (): number | undefined => (total === undefined ? undefined : this.#pace.leftMs(total - this.#made.taken));
    runs.set(this.#made.id, { stop: () => (this.#stopped = true), leftMs });
    try {
      let at = 0;
      for await (const block of readLines(file, howToRead(this.#made))) {
        const read = block.map((line) => readLine(line, this.#judging));
        const fresh = read.slice(Math.max(0, this.#made.taken - at));
        at += block.length;
        await this.#take(fresh, total ?? 0);
        if (this.#stopped) break;
      }
      if (!this.#stopped) this.#end();
      return this.#made;
    } finally {
      runs.delete(this.#made.id);
      parts.announce({ event: 'records', kinds: ['import', 'person'] });
    }
  }

  async #take(lines: readonly Verdict[], total: number): Promise<void> {
    for (let at = 0; at < lines.length && !this.#stopped; ) {
      if (!this.#stillAllowed()) this.#stopped = true;
      else at += this.#transact(lines.slice(at, at + MOST_LINES));
      this.#tell(total);
      await turn();
    }
  }

  /** As many lines as time allows, and how far it came, in one transaction; gives how many they were. */
  #transact(lines: readonly Verdict[]): number {
    const { parts } = this.#given;
    const caller = { ...this.#given.caller, at: new Date(parts.clock.now()).toISOString() };
    const untilMs = performance.now() + this.#workMs;
    let workedMs = untilMs;
    const done = { ...doneOf(this.#made) };
    let taken = 0;
    this.#made = parts.store.transact((writer) => {
      const taking = { writer, made: this.#made, caller, parts, asks: this.#asks };
      for (const line of lines) {
        done[takeLine(judgeLine(writer, line, this.#judging), taking)] += 1;
        taken += 1;
        if (performance.now() >= untilMs) break;
      }
      const made = { ...this.#made, taken: this.#made.taken + taken, done };
      writer.peopleImports.put(made);
      workedMs = performance.now();
      return made;
    });
    this.#workMs = Math.max(LEAST_MS, TURN_MS - (performance.now() - workedMs));
    for (let line = 0; line < taken; line += 1) this.#pace.did();
    return taken;
  }

  /** The end of the file: what was kept of it is destroyed. */
  #end(): void {
    const { parts, caller } = this.#given;
    this.#made = { ...this.#made, state: 'ended' };
    parts.store.transact((writer) => {
      endImport(writer, this.#made, parts);
      writer.append(factOfImport('import.run', this.#made, caller));
    });
    parts.house.peopleFiles.destroy(this.#made.id);
    importsOf(parts.store).checked.delete(this.#made.id);
  }

  #tell(total: number): void {
    const { announce } = this.#given.parts;
    const nowMs = performance.now();
    if (nowMs - this.#toldMs < TELL_EVERY_MS) return;
    this.#toldMs = nowMs;
    announce({ event: 'progress', action: 'import.run', done: this.#made.taken, of: total });
  }

  #stillAllowed(): boolean {
    const { caller, parts } = this.#given;
    const about = () => ({ servicePointId: this.#made.servicePointId });
    return stillAllowed(caller, { permission: { family: 'credentials', row: 1 }, about }, parts);
  }
}
