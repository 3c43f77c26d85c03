import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { relyingParty } from './mobile-id/relying-party.ts';

const on = z.enum(['on', 'off']);
const url = z.url({ protocol: /^https?$/ });

/** What the environment says; each with the value that holds where it says nothing. */
const environment = z.object({
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  CARDWRIGHT_SERVER_FOLDER: z.string().optional(),
  CARDWRIGHT_LISTEN: z.string().default('127.0.0.1'),
  CARDWRIGHT_PORT: z.coerce.number().int().min(0).max(65_535).default(8443),
  CARDWRIGHT_TLS_CERTIFICATE: z.string().optional(),
  CARDWRIGHT_TLS_KEY: z.string().optional(),
  CARDWRIGHT_PUBLIC_URL: url.optional(),
  CARDWRIGHT_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  CARDWRIGHT_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(10),
  CARDWRIGHT_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
  CARDWRIGHT_ANONYMOUS_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(300),
  CARDWRIGHT_ORGANISATION: z.string().default('Our organisation'),
  CARDWRIGHT_SERVICE_POINT: z.string().default('Head office'),
  CARDWRIGHT_OPERATOR_EMAIL: z.string().default('operator@localhost.invalid'),
  CARDWRIGHT_APPROVER_EMAIL: z.string().default('approver@localhost.invalid'),
  RAID_AGENCY: z.string().default('https://ror.org/038sjwq14'),
  RAID_URL: url.default('https://raid.org/'),
  RAID_PREFIX: z.string().default('10.82481'),
  DATACITE_API: url.optional(),
  DATACITE_ACCOUNT: z.string().default(''),
  DATACITE_PASSWORD: z.string().default(''),
  ORCID_API: url.optional(),
  ROR_API: url.optional(),
  DOI_API: url.optional(),
  WEB_ARCHIVE_API: url.optional(),
  CARDWRIGHT_LOG: on.default('on'),
});
export type Settings = z.infer<typeof environment> & { readonly folder: string };

/** Throws with the names of what is wrong, never with values: some are secrets. */
export function readSettings(variables: NodeJS.ProcessEnv): Settings {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')));
  if (!parsed.success)
    throw new TypeError(`these settings cannot be read: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
  const { CARDWRIGHT_TLS_CERTIFICATE: certificate, CARDWRIGHT_TLS_KEY: key } = parsed.data;
  if ((certificate === undefined) !== (key === undefined))
    throw new TypeError('CARDWRIGHT_TLS_CERTIFICATE and CARDWRIGHT_TLS_KEY come together or not at all');
  const { CARDWRIGHT_PUBLIC_URL: address } = parsed.data;
  if (address !== undefined && relyingParty(address) === undefined)
    throw new TypeError('CARDWRIGHT_PUBLIC_URL has to be a name over https, or localhost: phones make passkeys for no other address');
  return { ...parsed.data, folder: parsed.data.CARDWRIGHT_SERVER_FOLDER ?? standardFolder(variables) };
}

function standardFolder(variables: NodeJS.ProcessEnv): string {
  if (process.getuid?.() === 0) return '/var/lib/cardwright-server';
  return join(variables['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'cardwright-server');
}
