import { existsSync } from 'node:fs';
import { knownTokenModules } from '../../../core/records/known-token-modules.ts';
import type { Handler } from '../handler.ts';
import { tokenModule } from './setting.ts';

export const tokenModuleOpen: Handler<'token-module.open'> = (_call, { store }) => {
  const path = tokenModule(store);
  const known = knownTokenModules.flatMap(({ id, paths }) => {
    const found = paths.find((each) => existsSync(each));
    return found === undefined ? [] : [{ id, path: found }];
  });
  return { ...(path === undefined ? {} : { path }), known };
};
