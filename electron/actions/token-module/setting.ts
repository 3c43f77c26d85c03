import { Refusal } from '../../../core/failures/refusal.ts';
import type { StoreReader } from '../../store/store.ts';

export const TOKEN_MODULE_SETTING = 'token-module';

/** Path of the PKCS #11 module of this computer; undefined where none is set. */
export function tokenModule(store: Pick<StoreReader, 'settings'>): string | undefined {
  const kept = store.settings.get(TOKEN_MODULE_SETTING);
  return typeof kept === 'string' ? kept : undefined;
}

/** Throws Refusal('token-module-unset'). */
export function requiredTokenModule(store: Pick<StoreReader, 'settings'>): string {
  const path = tokenModule(store);
  if (path === undefined) throw new Refusal('token-module-unset');
  return path;
}
