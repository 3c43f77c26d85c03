/** Whoever waits for something to happen, by what it is about. */
export class Waiting {
  readonly #waiting = new Map<string, Set<() => void>>();
  #ended = false;

  /** Resolves when that is told of, after that time, or at the end. */
  for(what: string, ms: number): Promise<void> {
    if (this.#ended) return Promise.resolve();
    const those = this.#waiting.get(what) ?? new Set();
    this.#waiting.set(what, those);
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        those.delete(go);
        if (those.size === 0 && this.#waiting.get(what) === those) this.#waiting.delete(what);
        resolve();
      };
      const timer = setTimeout(go, ms);
      those.add(go);
    });
  }

  tell(what: string): void {
    for (const go of this.#waiting.get(what) ?? []) go();
  }

  /** Nobody waits any more, from now on. */
  end(): void {
    this.#ended = true;
    for (const what of this.#waiting.keys()) this.tell(what);
  }
}
