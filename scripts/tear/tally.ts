import type { Outcome } from '../../test/electron/station/tears/cases.ts';
import { type Job, nameOf, type Told } from './job.ts';

const FAULTS = ['pulled', 'killed', 'garbage', 'swapped', 'sigkill'] as const;
/** Milliseconds between two lines of progress. */
const TELL_EVERY_MS = 15_000;

interface Count {
  cases: number;
  bad: number;
}

/** Counts what came of the cases, and says now and then how far it is. */
export class Tally {
  readonly #rows = new Map<string, Map<Outcome['fault'], Count>>();
  readonly #expected = new Map<string, number>();
  readonly #startedMs = performance.now();
  #toldMs = performance.now();
  readonly #issue: Count = { cases: 0, bad: 0 };
  #jobs = 0;
  #cases = 0;
  #bad = 0;

  expect(jobs: readonly Job[]): void {
    this.#jobs = jobs.length;
  }

  take(job: Job, told: Told): void {
    const name = nameOf(job);
    if ('cases' in told) {
      this.#expected.set(name, told.cases);
      return;
    }
    const row = this.#rows.get(name) ?? new Map<Outcome['fault'], Count>();
    this.#rows.set(name, row);
    const count = row.get(told.fault) ?? { cases: 0, bad: 0 };
    row.set(told.fault, count);
    count.cases += 1;
    this.#cases += 1;
    const pulledInIssue = job.flow === 'issue' && told.fault === 'pulled' && told.effect === 'apdu';
    if (pulledInIssue) this.#issue.cases += 1;
    if (pulledInIssue && told.bad !== undefined) this.#issue.bad += 1;
    if (told.bad !== undefined) {
      count.bad += 1;
      this.#bad += 1;
      console.log(`BAD  ${name}: ${told.bad}`);
    }
    this.#progress();
  }

  /** Flows whose number is not known yet are taken to be as long as those that are. */
  #progress(): void {
    const now = performance.now();
    if (now - this.#toldMs < TELL_EVERY_MS) return;
    this.#toldMs = now;
    const known = [...this.#expected.values()];
    const all = known.reduce((sum, cases) => sum + cases, 0) * (this.#jobs / known.length);
    const seconds = (now - this.#startedMs) / 1000;
    const left = Math.max(0, (seconds / this.#cases) * (all - this.#cases));
    console.log(
      `${this.#cases} of about ${Math.round(all)} cases, ${this.#bad} bad; ${minutes(seconds)} gone, about ${minutes(left)} left`,
    );
  }

  /** Of these, the card pulled at an APDU of an issue. */
  pulledInIssue(): Count {
    return this.#issue;
  }

  /** Prints the counts per flow, kind of card and fault. */
  end(): Count & { readonly sigkills: number } {
    console.log(`\n${'cases (bad)'.padEnd(36)}${FAULTS.map((fault) => fault.padStart(14)).join('')}`);
    for (const [name, row] of [...this.#rows].toSorted(([left], [right]) => left.localeCompare(right)))
      console.log(`${name.padEnd(36)}${FAULTS.map((fault) => said(row.get(fault)).padStart(14)).join('')}`);
    console.log(`\n${this.#cases} cases in ${minutes((performance.now() - this.#startedMs) / 1000)}, ${this.#bad} bad.`);
    const sigkills = [...this.#rows.values()].reduce((sum, row) => sum + (row.get('sigkill')?.cases ?? 0), 0);
    return { cases: this.#cases, bad: this.#bad, sigkills };
  }
}

function said(count: Count | undefined): string {
  return count === undefined ? '–' : `${count.cases} (${count.bad})`;
}

function minutes(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
