const KEPT = 9;

/** Where measured times are kept between runs: one text. */
export interface TimesStorage {
  readonly read: () => string | undefined;
  readonly write: (text: string) => void;
}

type Measured = Record<string, Record<string, number[]>>;

/** How long each step took here, per card model and profile: the median of the last few is what the screen expects. */
export class StepTimes {
  readonly #storage: TimesStorage;
  #measured: Measured | undefined;

  constructor(storage: TimesStorage) {
    this.#storage = storage;
  }

  /** Milliseconds; undefined before the first measurement. */
  expectedMs(what: string, step: string): number | undefined {
    const times = [...(this.#all()[what]?.[step] ?? [])].sort((left, right) => left - right);
    return times[Math.floor(times.length / 2)];
  }

  /** Sum over all steps; undefined where none was measured. */
  expectedOfAllMs(what: string): number | undefined {
    const steps = Object.keys(this.#all()[what] ?? {});
    if (steps.length === 0) return undefined;
    return steps.reduce((sum, step) => sum + (this.expectedMs(what, step) ?? 0), 0);
  }

  /** Until `keep`, in memory only: a step must not wait for the disk because of its time. */
  took(what: string, { step, ms }: { readonly step: string; readonly ms: number }): void {
    const all = this.#all();
    const of = (all[what] ??= {});
    of[step] = [...(of[step] ?? []), Math.round(ms)].slice(-KEPT);
  }

  /** Writes what was measured since. Times are worth no failed card: where they cannot be kept, they are forgotten. */
  keep(): void {
    try {
      this.#storage.write(JSON.stringify(this.#all()));
    } catch {
      this.#measured = undefined;
    }
  }

  #all(): Measured {
    this.#measured ??= JSON.parse(this.#storage.read() ?? '{}') as Measured;
    return this.#measured;
  }
}
