import { ComingWindow } from './coming-window.ts';
import { jobsOf } from './compose-jobs.ts';
import { composed, type Composed, type StationOptions } from './compose-station.ts';
import { lookOver } from './house/look-over.ts';
import { JobRunner } from './jobs/job-runner.ts';
import type { Store } from './store/store.ts';

export type { StationOptions } from './compose-station.ts';

export interface RunningStation {
  readonly store: Store;
  /** Runs what the station does by itself once now, without waiting for its time. */
  readonly runJobs: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Composes the station: the only file that names every implementation. Opens store and window, watches the readers, answers the page.
 * Throws Refusal('store-in-use') for a second start on the same records. Damaged ones open on the page that repairs them.
 */
export async function startStation(options: StationOptions): Promise<RunningStation> {
  const { shell, readers } = options;
  const window = new ComingWindow(options);
  await window.comeFirst();
  const held = await Held.open(options).catch(async (cause: unknown) => {
    await window.settled();
    throw cause;
  });
  window.answeredBy((json) => held.now.answer(json));
  await window.there().catch(async (cause: unknown) => {
    await held.now.end(() => readers.close());
    throw cause;
  });
  shell.onSystemLock(() => held.now.parts.sessions.lock());
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

/** The station as it is composed now; after a restore or repair, another one over other records. */
class Held {
  now: Composed;
  /** They look at the records as they are now. */
  readonly jobs: JobRunner;

  private constructor(now: Composed) {
    this.now = now;
    this.jobs = new JobRunner(
      jobsOf(() => this.now.parts),
      (line) => this.now.parts.log(line),
    );
  }

  static async open(options: StationOptions): Promise<Held> {
    const held: Held = new Held(await composed(options, (work) => held.#swap(options, work)));
    return held;
  }

  /** Looks the records over, now that the first screen is there; damaged ones are let go of for the page that repairs them. */
  lookOver(options: StationOptions): () => Promise<void> {
    const { store, log, founding } = this.now.parts;
    if (founding.state() === 'damaged') return () => Promise.resolve();
    const damaged = (): Promise<void> => this.#swap(options, () => undefined);
    return lookOver({ path: store.path, log, damaged, afterMs: options.lookOverAfterMs });
  }

  /** What the station does by itself ends; what waits for the feed is let go of. */
  async quiet(): Promise<void> {
    this.now.parts.sync.end();
    await this.jobs.stop();
  }

  async #swap(options: StationOptions, work: () => void): Promise<void> {
    this.now.parts.sessions.close();
    await this.quiet();
    await this.now.end();
    try {
      work();
    } finally {
      this.now = await composed(options, (again) => this.#swap(options, again));
      this.jobs.start();
    }
    this.now.parts.announce({ event: 'session', state: 'signed-out' });
  }
}
