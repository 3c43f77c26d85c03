import { type Outcome, sum } from './outcome.ts';

export interface Part {
  readonly title: string;
  readonly run: () => Promise<Outcome>;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function report({ passed, failures, skips }: Outcome): void {
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
  if (skips.length > 0) console.log(`\nSkipped:\n${skips.map(({ test, reason }) => `  ${test}: ${reason}`).join('\n')}`);
  console.log(`\n${passed} passed, ${failures.length} failed, ${skips.length} skipped`);
}

/**
 * Runs the parts one after the other, each under its title and with its time, and closes with what failed, what was skipped and why,
 * and one line of sums. Words given choose parts by title. The exit code to end with.
 */
export async function runParts(parts: readonly Part[], words: readonly string[]): Promise<number> {
  const chosen = words.length === 0 ? parts : parts.filter(({ title }) => words.includes(title));
  if (chosen.length === 0) {
    console.error(`No such part. There are: ${parts.map(({ title }) => title).join(', ')}.`);
    return 2;
  }
  const outcomes: Outcome[] = [];
  for (const { title, run } of chosen) {
    const start = performance.now();
    console.log(`\n== ${title}`);
    const outcome = await run();
    outcomes.push(outcome);
    const skipped = outcome.skips.length > 0 ? `, ${outcome.skips.length} skipped` : '';
    console.log(`-- ${title}: ${outcome.passed} passed, ${outcome.failures.length} failed${skipped}, ${seconds(start)}`);
  }
  const whole = sum(outcomes);
  report(whole);
  return whole.failures.length === 0 ? 0 : 1;
}
