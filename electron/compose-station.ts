import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type ActionId, actions } from '../core/actions/all.ts';
import { Refusal } from '../core/failures/refusal.ts';
import type { OperationView } from '../core/actions/views.ts';
import type { Readers } from '../native/pcsc/readers.ts';
import type { Tokens } from '../native/pkcs11/tokens.ts';
import { handlers } from './actions/all.ts';
import { takeStaff } from './actions/central/take-staff.ts';
import { tellingByMail } from './actions/request/tell-by-mail.ts';
import { wipeAtSight } from './actions/temporary-card/wipe-at-sight.ts';
import type { CertificateAuthority } from './authority/certificate-authority.ts';
import type { Call, Handler, Parts } from './actions/handler.ts';
import { onlineHandlers } from './actions/online/all.ts';
import { openRecords } from './backup/open-records.ts';
import { keptFolder, replaceRecords } from './backup/record-files.ts';
import { recordFiles } from './backup/record-paths.ts';
import { createSync } from './house/create-sync.ts';
import { createCentral } from './central/central.ts';
import { atMostEvery } from './desk/at-most-every.ts';
import { Desk } from './desk/desk.ts';
import { StepTimes } from './desk/step-times.ts';
import { Founder } from './house/founder.ts';
import type { FounderParts } from './house/founder-parts.ts';
import { httpCall } from './house/http-call.ts';
import { type Registry, settingsRegistry } from './house/registry.ts';
import { versionOf } from './house/version-of.ts';
import { createTokenModules } from './house/token-modules.ts';
import { openInSystemBrowser } from './openid/system-browser.ts';
import type { World } from './router/clock.ts';
import { noteKeyUsed } from './router/key-used.ts';
import { endingSessions, forKiosk, type Kiosk } from './router/kiosk.ts';
import { createRouter, type RoutedCall } from './router/router.ts';
import { lockWithoutCard } from './actions/session/lock-without-card.ts';
import { createSessionHolder, type SessionHolder } from './router/session.ts';
import type { Shell } from './shell/shell.ts';
import { openStore } from './store/open-store.ts';
import type { AtCommit, Store } from './store/store.ts';

export interface StationOptions {
  readonly shell: Shell;
  readonly dataFolder: string;
  /** Folder of the built page. */
  readonly rendererFolder: string;
  readonly readers: Readers;
  readonly log: (line: string) => void;
  readonly size?: { readonly width: number; readonly height: number };
  readonly clock?: { readonly now: () => number };
  /** How long after the first screen every page of the records is looked over. */
  readonly lookOverAfterMs?: number;
  /** Cheaper password hashing and the like are never offered; tests may only hold the clock and the randomness. */
  readonly random?: (length: number) => Uint8Array;
  /** Stands between the station and its own authority; tests let it refuse or be away. */
  readonly authority?: (real: CertificateAuthority) => CertificateAuthority;
  /** Told of every commit of the records; tests pull cards and end programs there. */
  readonly commit?: AtCommit;
  /** Who registers handles and knows names; the station itself where none is given. */
  readonly registry?: Registry;
  /** The tokens behind a PKCS #11 module, by its path; the system's modules where nothing is given. */
  readonly tokens?: (path: string) => Tokens;
  /** The system's browser where none is given. */
  readonly openInBrowser?: (url: string) => Promise<void>;
  /** Starts as a kiosk: the window serves holders, and nothing but their own. */
  readonly kiosk?: boolean | undefined;
}

const READER_EVENTS_MS = 50;

export interface Composed {
  readonly parts: Parts;
  readonly answer: (json: string) => Promise<string>;
  /** Ends the work at the readers and closes the records; `first` is done once nothing new begins. */
  readonly end: (first?: () => Promise<void>) => Promise<void>;
}

/** What outlives the records that a station is composed over. */
export interface Lasting {
  readonly swap: FounderParts['swap'];
  readonly kiosk: Kiosk;
}

/** One station over the records as they are now, answering and watching its readers. */
export async function composed(options: StationOptions, lasting: Lasting): Promise<Composed> {
  const world = worldOf(options);
  const records = await recordsOf(options, world);
  const parts = await partsOf(options, { ...world, ...records, ...lasting }).catch((cause: unknown) => letGo(records, cause));
  const { store, sessions, desk, clock, newId, random, log } = parts;
  let ended = false;
  const handlersOf = bound(parts, () => ended);
  desk.onSight((tile) => wipeAtSight(tile, parts));
  const unwatch = options.readers.watch(() => lockWithoutCard(sessions, desk));
  desk.start();
  return {
    parts,
    answer: createRouter({
      store,
      sessions,
      clock,
      newId,
      random,
      log,
      readerOf: (name) => desk.reader(name),
      atKiosk: lasting.kiosk.on,
      keyOf: (bearer) => (parts.founding.state() === 'ready' ? parts.house.apiKeys.find(bearer) : undefined),
      keyUsed: (key) => {
        if (noteKeyUsed(key, store, clock.now())) parts.announce({ event: 'records', kinds: ['api-key'] });
      },
      handlers: handlersOf,
    }),
    end: async (first) => {
      ended = true;
      unwatch();
      parts.sync.end();
      desk.stop();
      await first?.();
      await desk.idle();
      await parts.tokenModules.close();
      store.close();
      records.release();
    },
  };
}

function worldOf({ clock, random }: StationOptions): World {
  return {
    clock: clock ?? { now: () => Date.now() },
    newId: randomUUID,
    random: random ?? ((length) => new Uint8Array(randomBytes(length))),
  };
}

interface Records extends Pick<FounderParts, 'store' | 'damage'> {
  readonly release: () => void;
}

/** The records, or an empty store in memory while they are damaged: nobody can sign in to it. */
async function recordsOf({ dataFolder, shell, log, commit }: StationOptions, { clock, random }: World): Promise<Records> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const { path, copyPath } = recordFiles(dataFolder);
  const { now } = clock;
  // A restore or repair that was cut off at its very end.
  replaceRecords(dataFolder, keptFolder(dataFolder, now()));
  const opened = await openRecords({ path, copyPath, sealer: shell, now, random, log, atCommit: commit });
  if ('store' in opened) return { store: opened.store, release: () => undefined };
  return { ...opened, store: openStore({ path: ':memory:', now, random }) };
}

async function partsOf(
  { shell, dataFolder, log, readers, authority, registry, openInBrowser, tokens }: StationOptions,
  more: World & Omit<Records, 'release'> & Lasting,
): Promise<Parts> {
  const { store, random, clock, newId, kiosk } = more;
  const announce = announcing(shell, kiosk);
  const stepTimes = keptStepTimes(store);
  const tellReaders = atMostEvery(READER_EVENTS_MS, () => announce({ event: 'readers', ...desk.readers() }));
  const operationChanged = (operation: OperationView): void => announce({ event: 'operation', operation });
  const desk = new Desk({ readers, store, random, now: clock.now, stepTimes, readersChanged: tellReaders, operationChanged });
  const given = authority === undefined ? {} : { authority };
  const founder = new Founder({ ...more, shell, dataFolder, log, announce, ...given });
  await founder.wake();
  return {
    clock,
    newId,
    random,
    store: tellingByMail(store, () => founder.house()),
    shell,
    desk,
    stepTimes,
    dataFolder,
    announce,
    log,
    kiosk,
    sessions: sessionsOf(announce, more),
    founding: founder,
    openInBrowser: openInBrowser ?? openInSystemBrowser,
    tokenModules: createTokenModules(tokens),
    registry: registry ?? settingsRegistry({ store, newId, unsealed: (blobId) => founder.house().sealed.open(blobId), call: httpCall }),
    central: createCentral({ store, now: clock.now }),
    sync: createSync({ store, now: clock.now, house: () => founder.house(), announce, desk }),
    get house() {
      return founder.house();
    },
    version: versionOf(),
  };
}

/** Tells the page; at a kiosk, nothing of anybody. */
function announcing(shell: Shell, kiosk: Kiosk): Parts['announce'] {
  return (event) => {
    const told = kiosk.on() ? forKiosk(event) : event;
    if (told !== undefined) shell.post(JSON.stringify(told));
  };
}

function sessionsOf(
  announce: Parts['announce'],
  { clock, newId, kiosk, store }: World & Lasting & { readonly store: Store },
): SessionHolder {
  const sessions = createSessionHolder({ clock, newId, changed: (state) => announce({ event: 'session', state }) });
  return endingSessions(sessions, kiosk, (fact) => store.transact((writer) => writer.append(fact)));
}

/** A start that failed keeps no hold on the records. */
function letGo({ store, release }: Records, cause: unknown): never {
  store.close();
  release();
  throw cause;
}

function keptStepTimes(store: Store): StepTimes {
  return new StepTimes({
    read: () => {
      const kept = store.settings.get('step-times');
      return typeof kept === 'string' ? kept : undefined;
    },
    write: (text) => store.transact((writer) => writer.settings.set('step-times', text)),
  });
}

/**
 * The handlers with their parts; after a change of records the page is told which kinds, and cards in readers are looked at again. What only
 * reads tells nothing: the fact that came meanwhile is somebody else's, and a page that asks anew for each would ask for ever.
 */
function bound(parts: Parts, ended: () => boolean): Readonly<Record<ActionId, (call: RoutedCall) => unknown>> {
  const entries = Object.entries(handlers).map(([id, handler]) => {
    const run = async (call: RoutedCall): Promise<unknown> => {
      const before = parts.store.facts.last()?.n ?? 0;
      try {
        const online = parts.central.address() === undefined ? undefined : onlineHandlers[id as ActionId];
        return await ((online ?? handler) as Handler<ActionId>)(call as unknown as Call<ActionId>, parts);
      } catch (cause) {
        // What somebody may do there was changed: it is so here from now on, too.
        if (cause instanceof Refusal && cause.failure.code === 'central-denied') await takeStaff(parts).catch(() => false);
        throw cause;
      } finally {
        if (!ended() && !actions[id as ActionId].reads && (parts.store.facts.last()?.n ?? 0) !== before) {
          parts.announce({ event: 'records', kinds: [id.split('.')[0] ?? id] });
          parts.sync.wake();
          parts.desk.recordsChanged();
          if (id.startsWith('card.') || id.startsWith('temporary-card.') || id.startsWith('operation.')) parts.desk.lookAgain();
        }
      }
    };
    return [id, run];
  });
  return Object.fromEntries(entries) as Record<ActionId, (call: RoutedCall) => unknown>;
}
