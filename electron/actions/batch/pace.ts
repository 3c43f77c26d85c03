/** How long the rest takes, from what was done so far in this run. */
export class Pace {
  readonly #startedMs: number;
  readonly #now: () => number;
  #done = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#startedMs = now();
  }

  did(): void {
    this.#done += 1;
  }

  /** Undefined before the first is done. */
  leftMs(left: number): number | undefined {
    return this.#done === 0 ? undefined : Math.round(((this.#now() - this.#startedMs) / this.#done) * left);
  }
}
