import { dataciteSetting, resolverAddresses } from '../../house/registry-settings.ts';
import type { Handler } from '../handler.ts';

export const registryOpen: Handler<'registry.open'> = (_call, { store }) => {
  const datacite = dataciteSetting(store);
  const { orcid, ror, doi, webArchive } = resolverAddresses(store);
  return {
    ...(datacite === undefined ? {} : { datacite: { api: datacite.api, account: datacite.account, prefix: datacite.prefix } }),
    ...(orcid === undefined ? {} : { orcid }),
    ...(ror === undefined ? {} : { ror }),
    ...(doi === undefined ? {} : { doi }),
    ...(webArchive === undefined ? {} : { webArchive }),
  };
};
