import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Server as SecureServer } from 'node:tls';
import { composeServer, type RunningServer } from './compose-server.ts';
import { newKeyFile, openKeys, readKeyFile, type ServerKeys, writeKeyFile } from './facts/server-keys.ts';
import { found, giveFirstReasons, isFounded } from './found.ts';
import { callOverHttp } from './http/call-over-http.ts';
import { readSettings, type Settings } from './settings.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './store/embedded-postgres.ts';
import { makeRolesAndDatabase, migrate } from './store/migrate.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const newPassword = (): string => randomBytes(18).toString('base64url');

/** Two roles, one database of our own, with passwords made anew at every start: nobody else has to know them. */
async function prepareEmbedded(started: EmbeddedPostgres): Promise<{ readonly url: string; readonly ownerUrl: string }> {
  const [ownerPassword, serverPassword] = [newPassword(), newPassword()];
  const at = `127.0.0.1:${started.port}`;
  const superuser = `postgres://postgres:${started.password}@${at}/postgres`;
  await makeRolesAndDatabase({ url: superuser, database: 'cardwright', ownerPassword, serverPassword });
  return {
    url: `postgres://cardwright_server:${serverPassword}@${at}/cardwright`,
    ownerUrl: `postgres://cardwright_owner:${ownerPassword}@${at}/cardwright`,
  };
}

function keysIn(folder: string): ServerKeys {
  const file = join(folder, 'server-keys.json');
  const known = readKeyFile(file);
  const keys = known ?? newKeyFile({ newId: randomUUID, random });
  if (known === undefined) writeKeyFile(file, keys);
  return openKeys(keys);
}

function raidParts(settings: Settings) {
  const { ORCID_API: orcid, ROR_API: ror, DOI_API: doi, WEB_ARCHIVE_API: webArchive } = settings;
  const named = Object.entries({ orcid, ror, doi, webArchive }).filter(([, address]) => address !== undefined);
  const { DATACITE_API: api, DATACITE_ACCOUNT: account, DATACITE_PASSWORD: password } = settings;
  return {
    agency: settings.RAID_AGENCY,
    agencyUrl: settings.RAID_URL,
    prefix: settings.RAID_PREFIX,
    resolvers: named.length === 0 ? undefined : Object.fromEntries(named),
    datacite: api === undefined ? undefined : { api, account, password },
    call: callOverHttp,
  };
}

/** An empty database becomes an organisation: passwords of its first two people go into a file that only we can read, never into the log. */
async function foundOnce({ world }: RunningServer, settings: Settings): Promise<void> {
  if (await isFounded(world)) return giveFirstReasons(world);
  const operator = { name: 'First operator', email: settings.CARDWRIGHT_OPERATOR_EMAIL, password: newPassword() };
  const approver = { name: 'First approver', email: settings.CARDWRIGHT_APPROVER_EMAIL, password: newPassword() };
  const file = join(settings.folder, 'first-passwords.txt');
  writeFileSync(file, `${operator.email} ${operator.password}\n${approver.email} ${approver.password}\n`, { mode: 0o600 });
  const signingSpki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), world.keys.signing.publicKey]).toString('base64');
  await found(
    { organisation: settings.CARDWRIGHT_ORGANISATION, servicePoint: settings.CARDWRIGHT_SERVICE_POINT, operator, approver, signingSpki },
    world,
  );
  say(`server: founded "${settings.CARDWRIGHT_ORGANISATION}". The first two people’s passwords are in ${file}; change them and delete it.`);
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  mkdirSync(settings.folder, { recursive: true });
  const keys = keysIn(settings.folder);
  const embedded =
    settings.DATABASE_URL === undefined
      ? await startEmbeddedPostgres({ folder: join(settings.folder, 'postgres'), newPassword, log: say })
      : undefined;
  const urls =
    embedded === undefined ? { url: settings.DATABASE_URL ?? '', ownerUrl: settings.DATABASE_OWNER_URL } : await prepareEmbedded(embedded);
  if (urls.ownerUrl !== undefined) for (const name of await migrate(urls.ownerUrl, say)) say(`server: migration ${name} ran`);
  if (process.argv.includes('--migrate-only')) {
    await embedded?.stop();
    return;
  }
  const server = await composeServer({
    databaseUrl: urls.url,
    connections: settings.CARDWRIGHT_CONNECTIONS,
    keys,
    now: Date.now,
    newId: randomUUID,
    random,
    log: say,
    logTo: settings.CARDWRIGHT_LOG === 'on' ? process.stdout : undefined,
    limits: { perMinute: settings.CARDWRIGHT_CALLS_PER_MINUTE, anonymousPerMinute: settings.CARDWRIGHT_ANONYMOUS_CALLS_PER_MINUTE },
    tls: tlsOf(settings),
    proxies: settings.CARDWRIGHT_PROXIES,
    publicUrl: settings.CARDWRIGHT_PUBLIC_URL,
    version: (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string }).version,
    raid: raidParts(settings),
  });
  await foundOnce(server, settings);
  takeRenewed(server, settings);
  const address = await server.app.listen({ host: settings.CARDWRIGHT_LISTEN, port: settings.CARDWRIGHT_PORT });
  say(`server: answers at ${address}${embedded === undefined ? '' : `; its own PostgreSQL is in ${settings.folder}`}`);
  endOnSignal(async () => {
    await server.close();
    await embedded?.stop();
  });
}

/** SIGHUP: certificate and key are read anew; connections that are there stay. What cannot be read changes nothing. */
function takeRenewed({ app }: RunningServer, settings: Settings): void {
  process.on('SIGHUP', () => {
    try {
      const tls = tlsOf(settings);
      if (tls === undefined || !(app.server instanceof SecureServer)) return say('server: there is no certificate to renew');
      app.server.setSecureContext(tls);
      say('server: the certificate was read anew');
    } catch (cause) {
      say(`server: the certificate stays: ${cause instanceof Error ? cause.message : 'unknown'}`);
    }
  });
}

function tlsOf({ CARDWRIGHT_TLS_CERTIFICATE: certificate, CARDWRIGHT_TLS_KEY: key }: Settings) {
  return certificate === undefined || key === undefined ? undefined : { cert: readFileSync(certificate), key: readFileSync(key) };
}

/** Answers what was asked, then ends; a second signal is not waited for. */
function endOnSignal(end: () => Promise<void>): void {
  const ending = (): void => {
    process.off('SIGINT', ending).off('SIGTERM', ending);
    end().then(
      () => process.exit(0),
      (cause: unknown) => {
        say(`server: did not end well: ${cause instanceof Error ? cause.message : 'unknown'}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', ending).on('SIGTERM', ending);
}

start().catch((cause: unknown) => {
  say(`server: cannot start: ${cause instanceof Error ? cause.message : 'unknown'}`);
  process.exit(1);
});
