import type { FastifyInstance } from 'fastify';
import type { HttpCall, Registrar } from '../core/raid/registrar.ts';
import { dataciteRegistrar } from '../core/raid/datacite-registrar.ts';
import { embeddedRegistrar } from '../core/raid/embedded-registrar.ts';
import { httpResolver } from '../core/raid/http-resolver.ts';
import { embeddedResolver, type Resolver } from '../core/raid/resolver.ts';
import type { World } from './actions/world.ts';
import { LetterBox } from './calls/letter-box.ts';
import { feedHead } from './facts/feed.ts';
import { createSequencer, type Sequencer } from './facts/sequencer.ts';
import { createStations, type Stations } from './facts/stations.ts';
import type { ServerKeys } from './facts/server-keys.ts';
import { createApp } from './http/app.ts';
import { createMetrics } from './http/metrics.ts';
import { createTokens, type Tokens } from './http/tokens.ts';
import { allRoutes } from './http/routes/all-routes.ts';
import { relyingParty } from './mobile-id/relying-party.ts';
import { type Database, openDatabase } from './store/database.ts';
import { createLoader } from './store/loader.ts';
import { pendingCount, schemaIsHere } from './store/look.ts';
import { raidsByHandle } from './store/raid-rows.ts';
import { ownMigrations } from './store/migrate.ts';
import { openSealed } from './store/sealed-set.ts';
import { shareReads } from './store/share-reads.ts';
import { createWriteQueue } from './store/write-queue.ts';

export interface ServerParts {
  readonly databaseUrl: string;
  readonly connections?: number;
  /** One that is open already, and stays so; else it opens its own. */
  readonly database?: Database;
  readonly keys: ServerKeys;
  readonly now: () => number;
  readonly newId: () => string;
  readonly random: (length: number) => Uint8Array;
  readonly log: (line: string) => void;
  readonly logTo?: NodeJS.WritableStream | undefined;
  readonly limits: { readonly perMinute: number; readonly anonymousPerMinute: number };
  /** Certificate chain and key, PEM; plain HTTP without, for loopback and behind a proxy. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly proxies?: readonly string[] | undefined;
  /** The address by which phones reach this server. */
  readonly publicUrl?: string | undefined;
  readonly version: string;
  readonly raid: RaidParts;
}

export interface RaidParts {
  readonly agency: string;
  readonly agencyUrl: string;
  readonly prefix: string;
  /** Where names are asked about; by their form alone where it is not said. */
  readonly resolvers?: Parameters<typeof httpResolver>[0] | undefined;
  readonly datacite?: { readonly api: string; readonly account: string; readonly password: string } | undefined;
  readonly call: HttpCall;
}

export interface RunningServer {
  readonly app: FastifyInstance;
  readonly world: World;
  readonly tokens: Tokens;
  readonly database: Database;
  readonly sequencer: Sequencer;
  close(): Promise<void>;
}

/** The one file that names every part: a server over a database whose schema is there. */
export async function composeServer(parts: ServerParts): Promise<RunningServer> {
  const { keys, now, newId, log } = parts;
  const { tenant, wrapping } = keys;
  const database = parts.database ?? openOwn(parts);
  const sequencer = createSequencer({ database, tenant, holder: newId(), log, sequenced: () => undefined });
  const stations = createStations({ database, wrapping, newId, now, log });
  const world = worldOf(parts, { database, stations, written: () => sequencer.wake() });
  const tokens = createTokens({ keys: keys.tokens, tenant, now });
  const app = await createApp({
    world,
    tokens,
    metrics: createMetrics({ pending: () => pendingCount(database, tenant), feedHead: () => feedHead(database, tenant) }),
    routes: allRoutes(tokens),
    ready: () => schemaIsHere(database, ownMigrations()),
    version: parts.version,
    limits: parts.limits,
    logTo: parts.logTo,
    tls: parts.tls,
    proxies: parts.proxies,
  });
  // Where the database is away or empty yet, the first station that delivers starts its own.
  await stations.start().catch(() => undefined);
  return {
    app,
    world,
    tokens,
    database,
    sequencer,
    async close() {
      world.calls.stop();
      await stations.stop();
      await app.close();
      await sequencer.stop();
      if (parts.database === undefined) await database.close();
    },
  };
}

function openOwn({ databaseUrl: url, log, connections }: ServerParts): Database {
  return openDatabase({ url, log, ...(connections === undefined ? {} : { connections }) });
}

interface Under {
  readonly database: Database;
  readonly stations: Stations;
  readonly written: () => void;
}

/** What actions are given. */
function worldOf(parts: ServerParts, { database, stations, written }: Under): World {
  const { keys, now, newId, random, log } = parts;
  const { tenant } = keys;
  const scribe = { station: keys.station, epoch: keys.epoch, signing: keys.signing, now, random };
  return {
    database,
    keys,
    stations,
    calls: new LetterBox({ now, newId }),
    mobile: relyingParty(parts.publicUrl),
    now,
    newId,
    random,
    log,
    reads: createLoader({ database, tenant }),
    writes: createWriteQueue({ database, tenant, scribe, wrapping: keys.wrapping, written }),
    registrar: registrarOf(parts),
    resolver: resolverOf(parts.raid),
    raid: { agency: parts.raid.agency, agencyUrl: parts.raid.agencyUrl },
    openSealed: (id, kind) => openSealed({ id, kind }, { queries: database, tenant, wrapping: keys.wrapping }),
    raidByHandle: shareReads(
      (handles) => raidsByHandle(handles, { queries: database, tenant }),
      ({ handle }) => handle,
    ),
  };
}

/** A handle that somebody has is found out by its unique key when it is stored, so the embedded registrar need not ask. */
function registrarOf({ raid, newId }: ServerParts): Registrar {
  const { datacite, call } = raid;
  const prefix = (): string => raid.prefix;
  if (datacite === undefined) return embeddedRegistrar({ prefix, taken: () => false, newId });
  const { api, account, password } = datacite;
  return dataciteRegistrar({ api, call, newId, prefix, member: () => ({ account, password }) });
}

function resolverOf({ resolvers, call }: RaidParts): Resolver {
  return resolvers === undefined ? embeddedResolver : httpResolver(resolvers, call);
}
