import { type Outcome, sum } from './outcome.ts';

export interface Part {
  readonly title: string;
  readonly run: () => Promise<Outcome>;
  /** Parts with lanes that follow each other run lane beside lane, those of one lane one after the other. */
  readonly lane?: string;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function report({ passed, failures, skips }: Outcome): void {
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
  if (skips.length > 0) console.log(`\nSkipped:\n${skips.map(({ test, reason }) => `  ${test}: ${reason}`).join('\n')}`);
  console.log(`\n${passed} passed, ${failures.length} failed, ${skips.length} skipped`);
}

async function runOne({ title, run }: Part): Promise<Outcome> {
  const start = performance.now();
  console.log(`\n== ${title}`);
  const outcome = await run();
  const skipped = outcome.skips.length > 0 ? `, ${outcome.skips.length} skipped` : '';
  console.log(`-- ${title}: ${outcome.passed} passed, ${outcome.failures.length} failed${skipped}, ${seconds(start)}`);
  return outcome;
}

async function inTurn(parts: readonly Part[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of parts) outcomes.push(await runOne(part));
  return outcomes;
}

/** Those that run beside each other, as lists of those that run in turn. */
function stretches(parts: readonly Part[]): readonly (readonly (readonly Part[])[])[] {
  const all: Part[][][] = [];
  for (const part of parts) {
    const stretch = all.at(-1);
    const before = stretch?.[0]?.[0];
    if (stretch === undefined || before?.lane === undefined || part.lane === undefined) {
      all.push([[part]]);
      continue;
    }
    const own = stretch.find(([first]) => first?.lane === part.lane);
    if (own === undefined) stretch.push([part]);
    else own.push(part);
  }
  return all;
}

/**
 * Runs the parts one after the other, or lane beside lane, each under its title and with its time, and closes with what failed, what was skipped and why,
 * and one line of sums. Words given choose parts by title. The exit code to end with.
 */
export async function runParts(parts: readonly Part[], words: readonly string[]): Promise<number> {
  const chosen = words.length === 0 ? parts : parts.filter(({ title }) => words.includes(title));
  if (chosen.length === 0) {
    console.error(`No such part. There are: ${parts.map(({ title }) => title).join(', ')}.`);
    return 2;
  }
  const outcomes: Outcome[] = [];
  for (const lanes of stretches(chosen)) outcomes.push(...(await Promise.all(lanes.map(inTurn))).flat());
  const whole = sum(outcomes);
  report(whole);
  return whole.failures.length === 0 ? 0 : 1;
}
