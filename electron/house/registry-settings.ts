import type { ResolverAddresses } from '../../core/raid/http-resolver.ts';
import type { StoreReader } from '../store/store.ts';

/** DataCite as the registrar; the member account's password lies sealed. */
export interface DataciteSetting {
  readonly api: string;
  readonly account: string;
  readonly prefix: string;
  readonly passwordBlobId: string;
}

export const DATACITE_SETTING = 'datacite';
export const RESOLVERS_SETTING = 'resolvers';

export function dataciteSetting(store: Pick<StoreReader, 'settings'>): DataciteSetting | undefined {
  return store.settings.get(DATACITE_SETTING) as DataciteSetting | undefined;
}

export function resolverAddresses(store: Pick<StoreReader, 'settings'>): ResolverAddresses {
  return (store.settings.get(RESOLVERS_SETTING) ?? {}) as ResolverAddresses;
}
