import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, single } from './outcome.ts';
import { ROOT, runTool } from './run-tool.ts';

/**
 * The kinds of tests, as vitest.config.ts names them: in memory; whole stations in memory; the server over PostgreSQL; against pcscd and Debian's clients; the
 * whole program in its window; and in a window that needs no reader.
 */
export const TEST_KINDS = ['fast', 'station', 'server', 'real', 'e2e', 'window'] as const;
export type TestKind = (typeof TEST_KINDS)[number];

/** `real` and `e2e` share one pcscd; a window on the screen takes a whole core. */
const SERIAL: ReadonlySet<TestKind> = new Set(['real', 'e2e', 'window']);

/** Runs all tests of one kind and reads what the tally reporter wrote. */
export async function runTests(kind: TestKind): Promise<Outcome> {
  const folder = join(ROOT, 'out', 'test');
  const tally = join(folder, `${kind}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(tally, { force: true });
  const serial = SERIAL.has(kind) ? ['--maxWorkers=1', '--no-file-parallelism'] : [];
  const code = await runTool({
    program: 'node_modules/vitest/vitest.mjs',
    parameters: ['run', '--project', kind, ...serial],
    env: { CARDWRIGHT_TALLY: tally },
  });
  try {
    const outcome = JSON.parse(readFileSync(tally, 'utf8')) as Outcome;
    return code !== 0 && outcome.failures.length === 0 ? { ...outcome, failures: [`${kind} tests ended with code ${code}`] } : outcome;
  } catch {
    return single(`${kind} tests did not run to their end`, true);
  }
}
