import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { measure } from '../measures.ts';
import type { Outcome } from './outcome.ts';
import { ROOT } from './run-tool.ts';

/** Steps of one seed: enough for faults on top of faults, and no more, since what is put back is taken in anew and a step costs more the longer a seed is. */
const STEPS = 1000;
/** With `npm test` a hundred thousand steps. */
const long = process.env['CARDWRIGHT_LONG'] === '1';
const RUNS = long ? 1000 : 100;
/** Most of what a step makes is forgotten with it: with room for that, it is let go of at little cost. */
const YOUNG_MB = 32;

interface Simulated {
  readonly steps: number;
  readonly violations: number;
  readonly code: number;
}

/** Stations and server on one seeded network, power, disk and clock, seed after seed; whatever is found, `npm run simulate` finds again. */
export async function checkSimulation(): Promise<Outcome> {
  const seeds = Array.from({ length: RUNS }, (_, at) => at + 1);
  // With `npm test` windows are driven beside it.
  const processes = Math.min(4, long ? availableParallelism() : Math.ceil(availableParallelism() / 2));
  return outcomeOf(await Promise.all(Array.from({ length: processes }, () => simulated(seeds))));
}

function outcomeOf(parts: readonly Simulated[]): Outcome {
  const [steps, violations] = [parts.reduce((sum, part) => sum + part.steps, 0), parts.reduce((sum, part) => sum + part.violations, 0)];
  const wanted = RUNS * STEPS;
  measure({ name: 'simulate.steps', value: steps, unit: 'delivered messages, acts and faults', goal: wanted, holds: steps >= wanted });
  measure({ name: 'simulate.violations', value: violations, unit: 'violations', goal: 0, holds: violations === 0 });
  console.log(`simulate.steps ${steps}\nsimulate.violations ${violations}`);
  const failures = [
    ...(violations > 0 ? [`simulate: ${violations} violations`] : []),
    ...(steps < wanted || parts.some(({ code }) => code !== 0) ? ['simulate: a simulation did not come to its end well'] : []),
  ];
  return { passed: failures.length === 0 ? 1 : 0, failures, skips: [] };
}

/** One process that takes the next seed whenever it has done one, until there are none. */
function simulated(seeds: number[]): Promise<Simulated> {
  const words = [`--max-semi-space-size=${YOUNG_MB}`, 'scripts/simulate.ts', '--steps', String(STEPS)];
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let said = '';
  child.on('message', () => void child.send(seeds.shift() ?? 'none'));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    process.stdout.write(text);
  });
  const counted = (what: string): number => Number(new RegExp(`^simulate\\.${what} (\\d+)$`, 'm').exec(said)?.[1] ?? 0);
  return new Promise((resolve) => {
    child.on('error', () => resolve({ steps: 0, violations: 0, code: 1 }));
    child.on('close', (code) => resolve({ steps: counted('steps'), violations: counted('violations'), code: code ?? 1 }));
  });
}
