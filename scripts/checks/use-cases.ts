import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linksWithoutARun, useCases } from '../../test/use-cases/all.ts';
import type { Outcome, Tally } from './outcome.ts';
import { ROOT } from './run-tool.ts';

function passedTests(kind: string): readonly string[] {
  try {
    return (JSON.parse(readFileSync(join(ROOT, 'out', 'test', `${kind}.json`), 'utf8')) as Tally).passedTests;
  } catch {
    return [];
  }
}

/** Every test that a use case names ran and passed, as the parts before have written it down. */
export function checkUseCases(): Promise<Outcome> {
  const passed = ['fast', 'station', 'real', 'e2e'].flatMap(passedTests);
  const failures = linksWithoutARun(useCases, passed);
  return Promise.resolve({ passed: failures.length === 0 ? 1 : 0, failures, skips: [] });
}
