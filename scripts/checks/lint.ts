import { layerFaults } from './layers.ts';
import { type Outcome, single } from './outcome.ts';
import { ROOT, runTool } from './run-tool.ts';

/** The linter's rules of .oxlintrc.json; a warning fails as an error does. */
export async function checkLint(): Promise<Outcome> {
  return single(
    'lint',
    (await runTool({ program: 'node_modules/oxlint/bin/oxlint', parameters: ['--deny-warnings', '--format=stylish'] })) !== 0,
  );
}

/** Who may import whom. */
export function checkLayers(): Promise<Outcome> {
  const faults = layerFaults(ROOT);
  for (const fault of faults) console.log(fault);
  return Promise.resolve(single('layers', faults.length > 0));
}

/** Whether the formatter would change anything. */
export async function checkFormat(): Promise<Outcome> {
  return single(
    'format (npm run format mends it)',
    (await runTool({ program: 'node_modules/@biomejs/biome/bin/biome', parameters: ['format', '--max-diagnostics=20', '.'] })) !== 0,
  );
}
