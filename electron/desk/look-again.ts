const FIRST_PAUSE_MS = 2_000;
/** Every look at a reader in somebody's transaction keeps a thread until that ends, so looks become rare. */
const LONGEST_PAUSE_MS = 64_000;

/** Looks again, at longer and longer pauses, at readers of which nobody tells when another program lets go of them. */
export class LookAgain {
  readonly #look: (reader: string) => void;
  readonly #mayLook: (reader: string) => boolean;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #stopped = false;
  readonly #pauses = new Map<string, number>();

  /** `mayLook`: is there any hope? Asked after each pause, at no cost. */
  constructor(look: (reader: string) => void, mayLook: (reader: string) => boolean) {
    this.#look = look;
    this.#mayLook = mayLook;
  }

  /** The reader is to be looked at after a pause. */
  at(reader: string): void {
    const pauseMs = this.#pauses.get(reader) ?? FIRST_PAUSE_MS;
    if (this.#stopped) return;
    clearTimeout(this.#timers.get(reader));
    const timer = setTimeout(() => {
      if (!this.#mayLook(reader)) return this.at(reader);
      this.#pauses.set(reader, Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
      this.#look(reader);
    }, pauseMs);
    this.#timers.set(reader, timer);
  }

  /** It could be read, or it is gone. */
  settled(reader: string): void {
    clearTimeout(this.#timers.get(reader));
    this.#timers.delete(reader);
    this.#pauses.delete(reader);
  }

  stop(): void {
    this.#stopped = true;
    for (const reader of this.#timers.keys()) this.settled(reader);
  }
}
