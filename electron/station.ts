import type { Readers } from '../native/pcsc/readers.ts';
import { ComingWindow } from './coming-window.ts';
import type { StationOptions } from './compose-station.ts';
import { createKiosk } from './router/kiosk.ts';
import type { Store } from './store/store.ts';

export interface StartOptions extends Omit<StationOptions, 'readers'> {
  /** Readers, or how they are had once the window is on its way; what is had so is let go of where the station does not come up. */
  readonly readers: Readers | (() => Promise<Readers>);
}

export interface RunningStation {
  readonly store: Store;
  /** Runs what the station does by itself once now, without waiting for its time. */
  readonly runJobs: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the station: the window first, then its parts, which are many and are loaded while the first screen is drawn; opens the records, watches
 * the readers, answers the page. Throws Refusal('store-in-use') for a second start on the same records. Damaged ones open on the page that
 * repairs them.
 */
export async function startStation(start: StartOptions): Promise<RunningStation> {
  const window = new ComingWindow(start);
  await window.comeFirst();
  const { Held } = await import('./compose-held.ts');
  const readers = typeof start.readers === 'function' ? await start.readers() : start.readers;
  const options: StationOptions = { ...start, readers };
  const kiosk = createKiosk(start.kiosk === true, () => leaveKiosk(window, options));
  const held = await Held.open(options, kiosk).catch(async (cause: unknown) => {
    await window.settled();
    if (readers !== start.readers) await readers.close();
    throw cause;
  });
  window.answeredBy((json) => held.now.answer(json));
  await window.there().catch(async (cause: unknown) => {
    await held.now.end(() => readers.close());
    throw cause;
  });
  start.shell.onSystemLock(() => held.now.parts.sessions.lock());
  held.jobs.start();
  const endLookOver = held.lookOver(options);
  return {
    get store() {
      return held.now.parts.store;
    },
    runJobs: () => held.jobs.runAll(),
    close: async () => {
      await endLookOver();
      await held.quiet();
      await held.now.end(() => readers.close());
    },
  };
}

/** The page asks for what it shows anew; where the window cannot be had back, the station goes on without. */
function leaveKiosk(window: ComingWindow, { log }: StationOptions): void {
  // The answer reaches the page first.
  setImmediate(() => {
    window
      .endKiosk()
      .catch((cause: unknown) => log(`the kiosk's window did not change: ${cause instanceof Error ? cause.message : 'unknown'}`));
  });
}
