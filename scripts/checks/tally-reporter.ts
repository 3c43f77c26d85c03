import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Skip, Tally } from './outcome.ts';

/** As much of what a test said as stands well in one line. */
const MOST_SAID = 300;
const NO_REASON = 'skipped without a reason: use skipUnless of test/skip.ts';

function nameOf(test: TestCase): string {
  return `${relative(process.cwd(), test.module.moduleId)}: ${test.fullName}`;
}

/** A failed test with what it said: a long log may be cut off before its end, where only the sums stand. */
function failed(test: TestCase): string {
  const said = test.result().errors?.map(({ message }) => stripVTControlCharacters(message).replaceAll(/\s+/g, ' ').slice(0, MOST_SAID));
  return [nameOf(test), ...(said ?? [])].join(' · ');
}

function faultsOf(module: TestModule): string[] {
  const own = module.errors().map(({ message }) => `${relative(process.cwd(), module.moduleId)}: ${message}`);
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors().map(({ message }) => `${suite.fullName}: ${message}`));
  return [...own, ...suites];
}

/** Counts a run and writes the counts as JSON, with what each failure said and the reason of every skip; a skip without a reason counts as a failure. */
export class TallyReporter implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const passedTests: string[] = [];
    const failures = [...modules.flatMap(faultsOf), ...unhandled.map(({ message }) => `outside any test: ${message}`)];
    const skips: Skip[] = [];
    for (const test of modules.flatMap((module) => [...module.children.allTests()])) {
      const result = test.result();
      if (result.state === 'passed') passedTests.push(nameOf(test));
      else if (result.state === 'skipped' && result.note) skips.push({ test: nameOf(test), reason: result.note });
      else failures.push(result.state === 'skipped' ? `${nameOf(test)} (${NO_REASON})` : failed(test));
    }
    writeFileSync(this.#file, JSON.stringify({ passed: passedTests.length, failures, skips, passedTests } satisfies Tally));
  }
}
