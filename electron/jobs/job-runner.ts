import type { Job } from './job.ts';

interface Running {
  readonly timer: NodeJS.Timeout;
  readonly job: Job;
}

/** Runs jobs at once and then by their intervals. One that fails says so in the log and is run again; one never overlaps itself. */
export class JobRunner {
  readonly #jobs: readonly Job[];
  readonly #log: (line: string) => void;
  readonly #turns = new Map<Job, Promise<void>>();
  #running: readonly Running[] = [];

  constructor(jobs: readonly Job[], log: (line: string) => void) {
    this.#jobs = jobs;
    this.#log = log;
  }

  start(): void {
    this.#running = this.#jobs.map((job) => ({ job, timer: setInterval(() => void this.#run(job), job.everyMs) }));
    for (const job of this.#jobs) if (job.later !== true) void this.#run(job);
  }

  /** Runs every job once now; resolves when all are done, those included that were running. */
  async runAll(): Promise<void> {
    for (const job of this.#jobs) await this.#after(job);
  }

  /** Nothing begins any more; resolves when what was running has ended. */
  async stop(): Promise<void> {
    for (const { timer } of this.#running) clearInterval(timer);
    this.#running = [];
    await Promise.all(this.#turns.values());
  }

  /** A run that falls into a running one is left out: the next one does what it would have done. */
  #run(job: Job): Promise<void> {
    return this.#turns.get(job) ?? this.#begin(job);
  }

  async #after(job: Job): Promise<void> {
    await this.#turns.get(job);
    await this.#run(job);
  }

  #begin(job: Job): Promise<void> {
    const turn = this.#guarded(job).finally(() => this.#turns.delete(job));
    this.#turns.set(job, turn);
    return turn;
  }

  async #guarded(job: Job): Promise<void> {
    try {
      await job.run();
    } catch (cause) {
      this.#log(`job ${job.name} failed: ${cause instanceof Error ? cause.message : 'unknown'}`);
    }
  }
}
