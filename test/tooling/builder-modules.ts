import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../../scripts/checks/run-tool.ts';

interface Builder {
  /** Throws, naming the option, where the settings do not fit electron-builder's schema. */
  readonly validate: (settings: unknown) => Promise<void>;
  readonly readYaml: (text: string) => unknown;
}

/** The parts of electron-builder that it does not export but that judge our settings best: its own. */
export function builderModules(): Builder {
  const builder = createRequire(join(ROOT, 'node_modules/electron-builder/package.json'));
  const library = createRequire(builder.resolve('app-builder-lib/package.json'));
  const { validateConfiguration } = library('./out/util/config/config.js') as {
    validateConfiguration: (settings: unknown, log: { isEnabled: boolean }) => Promise<void>;
  };
  const { load } = library('js-yaml') as { load: (text: string) => unknown };
  return {
    validate: (settings) => validateConfiguration(settings, { isEnabled: false }),
    readYaml: load,
  };
}
