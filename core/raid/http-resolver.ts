import type { HttpCall } from './registrar.ts';
import { DOI, ORCID, ROR, WEB_ARCHIVE } from './schemes.ts';
import { embeddedResolver, type ForeignName, type Resolver } from './resolver.ts';

/** Where each kind of name is asked about; a kind without an address is judged by its form alone. */
export interface ResolverAddresses {
  readonly orcid?: string;
  readonly ror?: string;
  readonly doi?: string;
  readonly webArchive?: string;
}

/**
 * Asks the public services, for example `https://pub.orcid.org/v3.0`, `https://api.ror.org/v2/organizations`, `https://doi.org/api/handles`
 * and `https://archive.org/wayback/available`. 404 is no, 2xx and 3xx are yes, all else is away.
 */
export function httpResolver(addresses: ResolverAddresses, call: HttpCall): Resolver {
  return {
    async exists(name) {
      const form = await embeddedResolver.exists(name);
      const url = form === 'yes' ? addressOf(name, addresses) : undefined;
      if (url === undefined) return form;
      try {
        const { status, body } = await call({ method: 'GET', url, headers: { accept: 'application/json' } });
        if (status === 404 || status === 410) return 'no';
        if (status < 200 || status >= 400) return 'away';
        return name.schemaUri === WEB_ARCHIVE && !hasSnapshot(body) ? 'no' : 'yes';
      } catch {
        return 'away';
      }
    },
  };
}

function addressOf({ schemaUri, id }: ForeignName, { orcid, ror, doi, webArchive }: ResolverAddresses): string | undefined {
  const last = encodeURIComponent(id.slice(id.lastIndexOf('/') + 1));
  if (schemaUri === ORCID && orcid !== undefined) return `${orcid}/${last}/record`;
  if (schemaUri === ROR && ror !== undefined) return `${ror}/${last}`;
  if (schemaUri === DOI && doi !== undefined) return `${doi}/${id.replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '')}`;
  if (schemaUri !== WEB_ARCHIVE || webArchive === undefined) return undefined;
  const [, captured = '', page = ''] = /\/web\/(\d{14})\/(.*)$/.exec(id) ?? [];
  return `${webArchive}?url=${encodeURIComponent(page)}&timestamp=${captured}`;
}

/** The archive answers 200 with an empty object where it has nothing. */
function hasSnapshot(body: string): boolean {
  try {
    const { archived_snapshots: found } = JSON.parse(body) as { readonly archived_snapshots?: { readonly closest?: unknown } };
    return found?.closest !== undefined;
  } catch {
    return false;
  }
}
