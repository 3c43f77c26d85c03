import { wipe } from '../../core/base/bytes.ts';
import { dataciteRegistrar } from '../../core/raid/datacite-registrar.ts';
import { embeddedRegistrar } from '../../core/raid/embedded-registrar.ts';
import { httpResolver } from '../../core/raid/http-resolver.ts';
import { type HttpCall, type Registrar, RegistrarFault, type Repository } from '../../core/raid/registrar.ts';
import type { Resolver } from '../../core/raid/resolver.ts';
import { RAID } from '../../core/raid/schemes.ts';
import type { StoreReader } from '../store/store.ts';
import { type DataciteSetting, dataciteSetting, resolverAddresses } from './registry-settings.ts';

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

interface Parts {
  readonly store: StoreReader;
  readonly newId: () => string;
  /** What a sealed blob holds; the caller overwrites it. */
  readonly unsealed: (blobId: string) => Uint8Array;
  readonly call: HttpCall;
}

/**
 * As the settings say, at every call anew: without any, a lone station registers by itself and knows names by their form and check digits
 * (PRODUCT, decision 15).
 */
export function settingsRegistry(parts: Parts): Registry {
  const { store, newId, call } = parts;
  const taken = (handle: string): boolean => store.raids.byHandle(handle) !== undefined;
  const embedded = embeddedRegistrar({ prefix: () => TEST_PREFIX, taken, newId });
  return {
    registrar: () => byRepository(embedded, parts),
    resolver: () => httpResolver(resolverAddresses(store), call),
    agency: (owner) => owner,
    landingUrl: (handle) => `${RAID}${handle}`,
  };
}

/** New repositories are made as the settings say; what has one is registered where that is, whatever the settings say since. */
function byRepository(embedded: Registrar, parts: Parts): Registrar {
  const setting = dataciteSetting(parts.store);
  const datacite = setting === undefined ? undefined : overDatacite(setting, parts);
  const of = ({ password }: Repository): Registrar => {
    if (password === undefined) return embedded;
    if (datacite === undefined) throw new RegistrarFault('away', 'DataCite is not set, and this service point registers there');
    return datacite;
  };
  return {
    kind: datacite === undefined ? 'embedded' : 'datacite',
    createRepository: (request) => (datacite ?? embedded).createRepository(request),
    register: async (registration) => of(registration.repository).register(registration),
    update: async (registration) => of(registration.repository).update(registration),
  };
}

function overDatacite({ api, account, prefix, passwordBlobId }: DataciteSetting, { newId, call, unsealed }: Parts): Registrar {
  const member = () => {
    const bytes = unsealed(passwordBlobId);
    try {
      return { account, password: new TextDecoder().decode(bytes) };
    } finally {
      wipe(bytes);
    }
  };
  return dataciteRegistrar({ api, call, newId, prefix: () => prefix, member });
}
