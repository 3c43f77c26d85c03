import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { optionEffects } from '../../test/electron/station/option-effects.ts';
import { linksWithoutARun, ofRows, rowsWithoutAPicture, useCases } from '../../test/use-cases/all.ts';
import { pointRowsWithoutAPicture, pointUseCases } from '../../test/use-cases/service-points.ts';
import type { Outcome, Tally } from './outcome.ts';
import { ROOT } from './run-tool.ts';
import { TEST_KINDS } from './tests.ts';

function passedTests(kind: string): readonly string[] {
  try {
    return (JSON.parse(readFileSync(join(ROOT, 'out', 'test', `${kind}.json`), 'utf8')) as Tally).passedTests;
  } catch {
    return [];
  }
}

/** Pictures of the window that this run took: the fast tests had ended before. */
function pictures(): readonly string[] {
  const folder = join(ROOT, 'out', 'e2e');
  try {
    const begunMs = statSync(join(ROOT, 'out', 'test', 'fast.json')).mtimeMs;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files.filter((name) => statSync(join(folder, name)).mtimeMs > begunMs).map((name) => basename(name));
  } catch {
    return [];
  }
}

/** Where each option is obeyed. */
const ofOptions = Object.entries(optionEffects).map(([id, { file, test }]) => ({
  what: `option ${id}`,
  tests: [[posix.join('electron/station', file), test] as const],
}));

/** Every test that a use case or an option names ran and passed, as the parts before have written it down, and each row left its picture. */
export function checkUseCases(): Promise<Outcome> {
  const passed = TEST_KINDS.flatMap(passedTests);
  const linked = [...ofRows([...useCases, ...pointUseCases]), ...ofOptions];
  const taken = pictures();
  const failures = [...linksWithoutARun(linked, passed), ...rowsWithoutAPicture(useCases, taken), ...pointRowsWithoutAPicture(taken)];
  return Promise.resolve({ passed: failures.length === 0 ? 1 : 0, failures, skips: [] });
}
