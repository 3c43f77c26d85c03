import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Tally } from '../../scripts/checks/outcome.ts';
import { ROOT } from '../../scripts/checks/run-tool.ts';
import { scratchTree } from './scratch-tree.ts';

const TESTS = `
import { expect, test } from 'vitest';
import { allSkippedUnless, skipUnless } from '${ROOT}test/skip.ts';
import { describe } from 'vitest';
test('adds', () => expect(1 + 1).toBe(2));
test('adds wrongly', () => expect(1 + 1).toBe(3));
test('needs a card', (context) => skipUnless(context, false, 'no card lies in a reader'));
test('has what it needs', (context) => skipUnless(context, true, 'never said'));
test.skip('is put aside', () => {});
describe('a reader', () => {
  allSkippedUnless(false, 'no reader is connected');
  test('reads', () => expect.fail());
});
`;

it('counts passes, failures with what they said, and skips with their reasons, and a skip without a reason as a failure', () => {
  const root = scratchTree({
    'sums.test.ts': TESTS,
    'vitest.config.ts': `import { TallyReporter } from '${ROOT}scripts/checks/tally-reporter.ts';
export default { test: { reporters: [new TallyReporter('tally.json')] } };\n`,
    'package.json': '{ "type": "module" }',
  });
  spawnSync('ln', ['-s', join(ROOT, 'node_modules'), join(root, 'node_modules')]);
  const run = spawnSync(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run'], { cwd: root, encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(1);
  const tally = JSON.parse(readFileSync(join(root, 'tally.json'), 'utf8')) as Tally;
  expect(tally).toEqual({
    passed: 2,
    failures: [
      'sums.test.ts: adds wrongly · expected 2 to be 3 // Object.is equality',
      'sums.test.ts: is put aside (skipped without a reason: use skipUnless of test/skip.ts)',
    ],
    skips: [
      { test: 'sums.test.ts: needs a card', reason: 'no card lies in a reader' },
      { test: 'sums.test.ts: a reader > reads', reason: 'no reader is connected' },
    ],
    passedTests: ['sums.test.ts: adds', 'sums.test.ts: has what it needs'],
  });
});
