import { type KnownReader, type ReaderChange, changesBetween, lostReader, seenState } from './reader-state.ts';
import type { ReaderState } from './readers.ts';
import { STATE, type SeenReader } from './winscard-binding.ts';

export interface ReaderHappening {
  readonly change: ReaderChange;
  readonly reader: ReaderState;
}

/** What is known of every reader, by name, in the order of PC/SC; every change of it is told. */
export class ReaderList {
  readonly #tell: (happening: ReaderHappening) => void;
  /** Readers that left keep their count, so that it goes on when they come back. */
  readonly #past = new Map<string, KnownReader>();
  #known = new Map<string, KnownReader>();

  constructor(tell: (happening: ReaderHappening) => void) {
    this.#tell = tell;
  }

  states(): readonly ReaderState[] {
    return Array.from(this.#known.values(), ({ state }) => state);
  }

  state(name: string): ReaderState | undefined {
    return this.#known.get(name)?.state;
  }

  /** The state to give back to PC/SC; 0 for a reader that was not looked at yet. */
  raw(name: string): number {
    return this.#known.get(name)?.raw ?? STATE.unaware;
  }

  /** Forgets the readers that are not among `names`. */
  keepOnly(names: readonly string[]): void {
    for (const [name, known] of this.#known) {
      if (names.includes(name)) continue;
      const lost = lostReader(known);
      this.#known.delete(name);
      this.#past.set(name, lost);
      for (const change of changesBetween(known.state, undefined)) this.#tell({ change, reader: lost.state });
    }
    this.#known = new Map([...this.#known].toSorted(([left], [right]) => names.indexOf(left) - names.indexOf(right)));
  }

  /** Takes what PC/SC saw. */
  see(readers: readonly SeenReader[]): void {
    for (const seen of readers) {
      const before = this.#known.get(seen.name);
      const now = seenState(seen, before ?? this.#past.get(seen.name));
      this.#known.set(seen.name, now);
      for (const change of changesBetween(before?.state, now.state)) this.#tell({ change, reader: now.state });
    }
  }

  /** The service is gone: the names stay, the cards are no longer known. */
  loseAll(): void {
    for (const [name, known] of this.#known) {
      const lost = lostReader(known);
      this.#known.set(name, lost);
      for (const change of changesBetween(known.state, lost.state)) this.#tell({ change, reader: lost.state });
    }
  }
}
