import { embeddedRegistrar } from '../../core/raid/embedded-registrar.ts';
import type { Registrar } from '../../core/raid/registrar.ts';
import { embeddedResolver, type Resolver } from '../../core/raid/resolver.ts';
import { RAID } from '../../core/raid/schemes.ts';
import type { StoreReader } from '../store/store.ts';

/** Who registers handles and who knows names, for this station. */
export interface Registry {
  readonly registrar: () => Registrar;
  readonly resolver: () => Resolver;
  /** ROR of the registration agency for RAiDs of that owner. */
  readonly agency: (owner: string) => string;
  readonly landingUrl: (handle: string) => string;
}

/** DataCite's prefix for trying things out: handles under it are nobody else's, and lead nowhere. */
export const TEST_PREFIX = '10.5072';

/** A lone station registers by itself and knows names by their form and check digits (PRODUCT, decision 15). */
export function loneRegistry({ store, newId }: { readonly store: StoreReader; readonly newId: () => string }): Registry {
  const taken = (handle: string): boolean => store.raids.byHandle(handle) !== undefined;
  const registrar = embeddedRegistrar({ prefix: () => TEST_PREFIX, taken, newId });
  return {
    registrar: () => registrar,
    resolver: () => embeddedResolver,
    agency: (owner) => owner,
    landingUrl: (handle) => `${RAID}${handle}`,
  };
}
