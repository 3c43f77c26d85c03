/** Clock and timer of the readers, so that tests need not wait. */
export interface Pace {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Calls `wake` once after `ms` milliseconds, unless the returned function is called before. */
  after(ms: number, wake: () => void): () => void;
}

/** The machine's own clock; a timer alone does not keep the program running. */
export const SYSTEM_PACE: Pace = {
  nowMs: () => Date.now(),
  after: (ms, wake) => {
    const timer = setTimeout(wake, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
