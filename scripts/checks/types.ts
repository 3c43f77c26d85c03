import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, single, sum } from './outcome.ts';
import { ROOT, runTool } from './run-tool.ts';

/** The settings of test take scripts in. */
const FOLDERS = ['core', 'native', 'electron', 'renderer', 'server', 'test'];

/** The compiler over every folder by its own settings, so that core knows no Node and the screens know no Node either. What it found is kept in out/types for the next time. */
export async function checkTypes(): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const folder of FOLDERS.filter((name) => existsSync(join(ROOT, name, 'tsconfig.json')))) {
    const code = await runTool({ program: 'node_modules/typescript/bin/tsc', parameters: ['-p', folder, '--pretty', 'false'] });
    outcomes.push(single(`types of ${folder}`, code !== 0));
  }
  return sum(outcomes);
}
