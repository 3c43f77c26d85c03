import type { Pace } from '../../../native/pcsc/pace.ts';

/** Time that passes only when the test says so. */
export class ManualPace implements Pace {
  readonly #timers = new Set<{ readonly dueMs: number; readonly wake: () => void }>();
  #nowMs = 1_000_000;

  nowMs(): number {
    return this.#nowMs;
  }

  after(ms: number, wake: () => void): () => void {
    const timer = { dueMs: this.#nowMs + ms, wake };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** How long until the next timer, in milliseconds; undefined when there is none. */
  nextMs(): number | undefined {
    const due = Array.from(this.#timers, ({ dueMs }) => dueMs - this.#nowMs);
    return due.length === 0 ? undefined : Math.min(...due);
  }

  advance(ms: number): void {
    this.#nowMs += ms;
    for (const timer of [...this.#timers].filter(({ dueMs }) => dueMs <= this.#nowMs)) {
      this.#timers.delete(timer);
      timer.wake();
    }
  }
}
