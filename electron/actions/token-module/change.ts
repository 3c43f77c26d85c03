import { isAbsolute } from 'node:path';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf } from '../handler.ts';
import { tokenRefusal } from '../virtual-smart-card/token-refusal.ts';
import { TOKEN_MODULE_SETTING } from './setting.ts';

/** A module is code of this computer that the station runs: whoever may change options names it, the fact says which, and it must answer first. */
export const tokenModuleChange: Handler<'token-module.change'> = async (call, { store, tokenModules }) => {
  const { path } = call.input;
  if (path !== undefined) {
    if (!isAbsolute(path)) throw new Refusal('input-invalid', { field: 'path', wanted: 'the whole path of the module’s file' });
    await tokenModules
      .at(path)
      .list()
      .catch((cause: unknown) => {
        throw tokenRefusal(cause);
      });
  }
  store.transact((writer) => {
    if (path === undefined) writer.settings.remove(TOKEN_MODULE_SETTING);
    else writer.settings.set(TOKEN_MODULE_SETTING, path);
    writer.append(factOf(call, 'token-module.change', { note: { path: path ?? '' }, changes: [] }));
  });
  return {};
};
