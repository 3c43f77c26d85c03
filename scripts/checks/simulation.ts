import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { measure } from '../measures.ts';
import type { Outcome } from './outcome.ts';
import { ROOT } from './run-tool.ts';

/** Steps of one seed: enough for faults on top of faults, and no more, since what is put back is taken in anew and a step costs more the longer a seed is. */
const STEPS = 1000;
/** With `npm test` what takes a minute of one processor. */
const long = process.env['CARDWRIGHT_LONG'] === '1';
const RUNS = long ? 1000 : 40;

interface Simulated {
  readonly steps: number;
  readonly violations: number;
  readonly code: number;
}

/** Stations and server on one seeded network, power, disk and clock, seed after seed; whatever is found, `npm run simulate` finds again. */
export async function checkSimulation(): Promise<Outcome> {
  const processes = Math.min(4, availableParallelism());
  const each = Math.ceil(RUNS / processes);
  const parts = await Promise.all(Array.from({ length: processes }, (_, at) => simulated(1 + at * each, Math.min(each, RUNS - at * each))));
  const [steps, violations] = [parts.reduce((sum, part) => sum + part.steps, 0), parts.reduce((sum, part) => sum + part.violations, 0)];
  const wanted = RUNS * STEPS;
  const goal = long ? 1_000_000 : 100_000;
  measure({ name: 'simulate.steps', value: steps, unit: 'delivered messages, acts and faults', goal, holds: steps >= goal });
  measure({ name: 'simulate.violations', value: violations, unit: 'violations', goal: 0, holds: violations === 0 });
  console.log(`simulate.steps ${steps}\nsimulate.violations ${violations}`);
  const failures = [
    ...(violations > 0 ? [`simulate: ${violations} violations`] : []),
    ...(steps < wanted || parts.some(({ code }) => code !== 0) ? ['simulate: a simulation did not come to its end well'] : []),
  ];
  return { passed: failures.length === 0 ? 1 : 0, failures, skips: [] };
}

function simulated(seed: number, runs: number): Promise<Simulated> {
  const words = ['scripts/simulate.ts', '--seed', String(seed), '--runs', String(runs), '--steps', String(STEPS)];
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    process.stdout.write(text);
  });
  const counted = (what: string): number => Number(new RegExp(`^simulate\\.${what} (\\d+)$`, 'm').exec(said)?.[1] ?? 0);
  return new Promise((resolve) => {
    child.on('error', () => resolve({ steps: 0, violations: 0, code: 1 }));
    child.on('exit', (code) => resolve({ steps: counted('steps'), violations: counted('violations'), code: code ?? 1 }));
  });
}
