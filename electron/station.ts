import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ActionId } from '../core/actions/all.ts';
import type { StationEvent } from '../core/actions/wire.ts';
import type { Readers } from '../native/pcsc/readers.ts';
import { handlers } from './actions/all.ts';
import { settleAuthority } from './actions/card/settle-authority.ts';
import { expireTemporaryCards } from './actions/temporary-card/expire.ts';
import { wipeAtSight } from './actions/temporary-card/wipe-at-sight.ts';
import type { CertificateAuthority } from './authority/certificate-authority.ts';
import type { Call, Handler, Parts } from './actions/handler.ts';
import { optionValue } from './actions/option/option-value.ts';
import { Desk } from './desk/desk.ts';
import { StepTimes } from './desk/step-times.ts';
import { Founder } from './house/founder.ts';
import type { World } from './router/clock.ts';
import { createRouter, type RoutedCall } from './router/router.ts';
import { createSessionHolder } from './router/session.ts';
import { readPageFiles } from './shell/page-files.ts';
import type { Shell } from './shell/shell.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

export interface StationOptions {
  readonly shell: Shell;
  readonly dataFolder: string;
  /** Folder of the built page. */
  readonly rendererFolder: string;
  readonly readers: Readers;
  readonly log: (line: string) => void;
  readonly size?: { readonly width: number; readonly height: number };
  readonly clock?: { readonly now: () => number };
  /** Cheaper password hashing and the like are never offered; tests may only hold the clock and the randomness. */
  readonly random?: (length: number) => Uint8Array;
  /** Stands between the station and its own authority; tests let it refuse or be away. */
  readonly authority?: (real: CertificateAuthority) => CertificateAuthority;
}

export interface RunningStation {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

const IDLE_CHECK_MS = 1_000;
const AUTHORITY_CHECK_MS = 60_000;
const READER_EVENTS_MS = 50;

/**
 * Composes the station: the only file that names every implementation. Opens store and window, watches the readers, answers the page.
 * Throws Refusal('store-in-use') for a second start on the same records and Refusal('store-damaged').
 */
export async function startStation(options: StationOptions): Promise<RunningStation> {
  const { shell, readers } = options;
  const parts = await composeParts(options);
  const { store, sessions, desk, clock, newId, random, log } = parts;
  const readerOf = (name: string) => desk.tile(name);
  shell.onMessage(createRouter({ store, sessions, clock, newId, random, log, readerOf, handlers: bound(parts) }));
  desk.onSight((tile) => wipeAtSight(tile, parts));
  desk.start();
  const nonce = Buffer.from(random(16)).toString('base64');
  const end = async (): Promise<void> => {
    desk.stop();
    await readers.close();
    await desk.idle();
    store.close();
  };
  try {
    const files = readPageFiles(options.rendererFolder, nonce);
    await shell.open({ title: 'Cardwright', files, nonce, ...(options.size ?? { width: 1280, height: 800 }) });
  } catch (cause) {
    await end();
    throw cause;
  }
  shell.onSystemLock(() => sessions.lock());
  const timers = [setInterval(() => lockWhenIdle(parts), IDLE_CHECK_MS), setInterval(() => void settle(parts), AUTHORITY_CHECK_MS)];
  void settle(parts);
  return {
    store,
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await end();
    },
  };
}

async function composeParts({ shell, dataFolder, log, readers, clock, random, ...more }: StationOptions): Promise<Parts> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const world: World = {
    clock: clock ?? { now: () => Date.now() },
    newId: randomUUID,
    random: random ?? ((length) => new Uint8Array(randomBytes(length))),
  };
  const { now } = world.clock;
  const store = openStore({ path: join(dataFolder, 'station.sqlite'), now, random: world.random });
  const announce = (event: StationEvent): void => shell.post(JSON.stringify(event));
  const stepTimes = keptStepTimes(store);
  const tellReaders = atMostEvery(READER_EVENTS_MS, () => announce({ event: 'readers', ...desk.readers() }));
  const desk = new Desk({
    readers,
    store,
    random: world.random,
    now,
    stepTimes,
    readersChanged: tellReaders,
    operationChanged: (operation) => announce({ event: 'operation', operation }),
  });
  const founder = new Founder({ ...world, store, shell, dataFolder, log, announce, ...more });
  await founder.wake().catch((cause: unknown) => letGo(store, cause));
  return {
    ...world,
    store,
    shell,
    desk,
    stepTimes,
    dataFolder,
    announce,
    log,
    sessions: createSessionHolder({ ...world, changed: (state) => announce({ event: 'session', state }) }),
    founding: founder,
    get house() {
      return founder.house();
    },
    version: versionOf(),
  };
}

/** A start that fails must not hold the records. */
function letGo(store: Store, cause: unknown): never {
  store.close();
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

/** The handlers with their parts; after a change of records the page is told which kinds, and cards in readers are looked at again. */
function bound(parts: Parts): Readonly<Record<ActionId, (call: RoutedCall) => unknown>> {
  const entries = Object.entries(handlers).map(([id, handler]) => {
    const run = async (call: RoutedCall): Promise<unknown> => {
      const before = parts.store.facts.last()?.n ?? 0;
      try {
        return await (handler as Handler<ActionId>)(call as unknown as Call<ActionId>, parts);
      } finally {
        if ((parts.store.facts.last()?.n ?? 0) !== before) {
          parts.announce({ event: 'records', kinds: [id.split('.')[0] ?? id] });
          if (id.startsWith('card.') || id.startsWith('temporary-card.') || id.startsWith('operation.')) parts.desk.lookAgain();
        }
      }
    };
    return [id, run];
  });
  return Object.fromEntries(entries) as Record<ActionId, (call: RoutedCall) => unknown>;
}

function lockWhenIdle({ sessions, store, clock }: Parts): void {
  const session = sessions.current();
  if (session === undefined || session.locked) return;
  const idleMs = Number(optionValue(store, 'idle-lock-seconds')) * 1000;
  if (clock.now() - session.lastActiveMs > idleMs) sessions.lock();
}

/** What waits for the authority is told to it as soon as it can be. */
async function settle(parts: Parts): Promise<void> {
  if (parts.founding.state() === 'first-start') return;
  if (expireTemporaryCards(parts) > 0) parts.announce({ event: 'records', kinds: ['temporary-card'] });
  await settleAuthority(parts).catch((cause: unknown) =>
    parts.log(`the authority could not be told: ${cause instanceof Error ? cause.message : 'unknown'}`),
  );
}

/** Runs at once and then at most once per interval, the last call never lost. */
function atMostEvery(ms: number, work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  return () => {
    if (timer !== undefined) {
      again = true;
      return;
    }
    work();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) {
        again = false;
        work();
      }
    }, ms);
  };
}

/** Of the nearest package.json above: this file lies in electron/, its built form in out/app/ or, packed, in the archive. */
function versionOf(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
