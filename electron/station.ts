import { makeWhenDue } from './actions/backup/make-when-due.ts';
import { settleAuthority } from './actions/card/settle-authority.ts';
import { expireTemporaryCards } from './actions/temporary-card/expire.ts';
import type { Parts } from './actions/handler.ts';
import { optionValue } from './actions/option/option-value.ts';
import { composed, type Composed, type StationOptions } from './compose-station.ts';
import { readPageFiles } from './shell/page-files.ts';
import type { Store } from './store/store.ts';

export type { StationOptions } from './compose-station.ts';

export interface RunningStation {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

const IDLE_CHECK_MS = 1_000;
const AUTHORITY_CHECK_MS = 60_000;
const BACKUP_CHECK_MS = 60_000;

/**
 * Composes the station: the only file that names every implementation. Opens store and window, watches the readers, answers the page.
 * Throws Refusal('store-in-use') for a second start on the same records. Damaged ones open on the page that repairs them.
 */
export async function startStation(options: StationOptions): Promise<RunningStation> {
  const { shell, readers } = options;
  const held = await Held.open(options);
  shell.onMessage((json) => held.now.answer(json));
  const { random } = held.now.parts;
  const nonce = Buffer.from(random(16)).toString('base64');
  try {
    const files = readPageFiles(options.rendererFolder, nonce);
    await shell.open({ title: 'Cardwright', files, nonce, ...(options.size ?? { width: 1280, height: 800 }) });
  } catch (cause) {
    await held.now.end(() => readers.close());
    throw cause;
  }
  shell.onSystemLock(() => held.now.parts.sessions.lock());
  let backups = Promise.resolve();
  const timers = [
    setInterval(() => lockWhenIdle(held.now.parts), IDLE_CHECK_MS),
    setInterval(() => void settleAtStart(held.now.parts), AUTHORITY_CHECK_MS),
    setInterval(() => {
      backups = backups.then(() => makeWhenDue(held.now.parts));
    }, BACKUP_CHECK_MS),
  ];
  void settleAtStart(held.now.parts);
  return {
    get store() {
      return held.now.parts.store;
    },
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await backups;
      await held.now.end(() => readers.close());
    },
  };
}

/** The station as it is composed now; after a restore or repair, another one over other records. */
class Held {
  now: Composed;

  private constructor(now: Composed) {
    this.now = now;
  }

  static async open(options: StationOptions): Promise<Held> {
    const held: Held = new Held(await composed(options, (work) => held.#swap(options, work)));
    return held;
  }

  async #swap(options: StationOptions, work: () => void): Promise<void> {
    this.now.parts.sessions.close();
    await this.now.end();
    try {
      work();
    } finally {
      this.now = await composed(options, (again) => this.#swap(options, again));
    }
    this.now.parts.announce({ event: 'session', state: 'signed-out' });
  }
}

function lockWhenIdle({ sessions, store, clock }: Parts): void {
  const session = sessions.current();
  if (session === undefined || session.locked) return;
  const idleMs = Number(optionValue(store, 'idle-lock-seconds')) * 1000;
  if (clock.now() - session.lastActiveMs > idleMs) sessions.lock();
}

/** What waits for the authority is told to it as soon as it can be: at start, and from time to time. */
export async function settleAtStart(parts: Parts): Promise<void> {
  if (['first-start', 'damaged'].includes(parts.founding.state())) return;
  if (expireTemporaryCards(parts) > 0) parts.announce({ event: 'records', kinds: ['temporary-card'] });
  await settleAuthority(parts).catch((cause: unknown) =>
    parts.log(`the authority could not be told: ${cause instanceof Error ? cause.message : 'unknown'}`),
  );
}
