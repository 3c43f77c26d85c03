import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, single, sum } from './outcome.ts';
import { ROOT, runTool } from './run-tool.ts';

const FOLDERS = ['core', 'native', 'electron', 'renderer', 'server', 'scripts', 'test'];

/** The compiler over every folder by its own settings, so that core knows no Node and the screens know no Node either. */
export async function checkTypes(): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const folder of FOLDERS.filter((name) => existsSync(join(ROOT, name, 'tsconfig.json')))) {
    const code = await runTool({ program: 'node_modules/typescript/bin/tsc', parameters: ['-p', folder, '--pretty', 'false'] });
    outcomes.push(single(`types of ${folder}`, code !== 0));
  }
  return sum(outcomes);
}
