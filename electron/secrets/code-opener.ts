import type { StoreReader } from '../store/store.ts';
import { type HeldKey, keyHolder, openKept } from './key-ring.ts';
import { RECOVERY_HOLDER } from './recovery.ts';
import { recoveryKey } from './recovery-code.ts';
import type { Opener } from './sealed-set.ts';
import { SecretError } from './secret-error.ts';

/** Opens keys with the recovery code alone, and writes nothing: for a store that is still being put together. */
export function codeOpener(store: Pick<StoreReader, 'wrappedKeys'>, code: Uint8Array): Opener {
  const found = new Map<string, HeldKey>();
  const take = (held: HeldKey): void => {
    if (found.has(keyHolder(held))) return;
    found.set(keyHolder(held), held);
    for (const row of store.wrappedKeys.find({ holder: keyHolder(held) })) take(openKept(row, held.key));
  };
  return {
    get(name, version) {
      const known = (): HeldKey | undefined => found.get(`${name}/${version}`);
      // Rows may have come since.
      if (known() === undefined)
        for (const row of store.wrappedKeys.find({ holder: RECOVERY_HOLDER })) {
          found.delete(`${row.key}/${row.version}`);
          take(openKept(row, recoveryKey(code)));
        }
      const held = known();
      if (held === undefined)
        throw new SecretError('key-not-held', `the recovery code does not open version ${version} of the key ${name}`);
      return held;
    },
  };
}
