import { jobsOf } from './compose-jobs.ts';
import { composed, type Composed, type StationOptions } from './compose-station.ts';
import { lookOver } from './house/look-over.ts';
import type { Kiosk } from './router/kiosk.ts';
import { JobRunner } from './jobs/job-runner.ts';

/** The station as it is composed now; after a restore or repair, another one over other records. */
export class Held {
  now: Composed;
  readonly #kiosk: Kiosk;
  /** They look at the records as they are now. */
  readonly jobs: JobRunner;

  private constructor(now: Composed, kiosk: Kiosk) {
    this.now = now;
    this.#kiosk = kiosk;
    this.jobs = new JobRunner(
      jobsOf(() => this.now.parts),
      (line) => this.now.parts.log(line),
    );
  }

  static async open(options: StationOptions, kiosk: Kiosk): Promise<Held> {
    const held: Held = new Held(await composed(options, { swap: (work) => held.#swap(options, work), kiosk }), kiosk);
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
      this.now = await composed(options, { swap: (again) => this.#swap(options, again), kiosk: this.#kiosk });
      this.jobs.start();
    }
    this.now.parts.announce({ event: 'session', state: 'signed-out' });
  }
}
