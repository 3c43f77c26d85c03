import type { Database } from '../store/database.ts';
import type { Delivery } from './delivery.ts';
import { chainOf } from './known-chains.ts';
import { takeIn, type TakenIn } from './take-in.ts';

export interface IntakeParts {
  readonly database: Database;
  readonly tenant: string;
}

interface Waiting {
  readonly delivery: Delivery;
  readonly resolve: (taken: TakenIn) => void;
  readonly reject: (cause: unknown) => void;
}

/** Facts that share a transaction; a delivery that is larger has one of its own. */
const MOST_FACTS = 1000;
/** While one transaction waits for the disk another may begin, where there is enough to fill it. */
const LANES = 2;

/**
 * Takes in deliveries of one organisation. Those that wait at the same moment share a transaction, each of another chain; where the database refuses
 * it, each is tried on its own. A transaction costs nearly the same for one as for all, so it waits for those that are being read when it could
 * begin.
 */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #waiting: Waiting[] = [];
  /** Chains of which something is being taken in. */
  readonly #busy = new Set<string>();
  readonly #reading = new Set<Promise<unknown>>();
  #lanes = 0;
  /** That wait. */
  #facts = 0;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** Reading a delivery that will be taken in as soon as it was read, or never. */
  async read(reading: Promise<Delivery>): Promise<Delivery> {
    this.#reading.add(reading);
    try {
      return await reading;
    } finally {
      this.#reading.delete(reading);
    }
  }

  take(delivery: Delivery): Promise<TakenIn> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ delivery, resolve, reject });
      this.#facts += delivery.facts.length;
      void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    if (this.#lanes === LANES || (this.#lanes > 0 && this.#facts < MOST_FACTS)) return;
    this.#lanes += 1;
    await this.#gather();
    for (let group = this.#next(); group.length > 0; group = this.#next()) {
      await this.#together(group);
      for (const { delivery } of group) this.#busy.delete(chainOf(delivery));
      await this.#gather();
    }
    this.#lanes -= 1;
  }

  /** Until those that are being read now have been, or there is enough; whoever comes in the same moment is in the group too. */
  async #gather(): Promise<void> {
    // Not those that begin meanwhile, or it would wait as long as somebody comes.
    const now = [...this.#reading];
    for (const reading of now) {
      if (this.#facts >= MOST_FACTS) break;
      await reading.catch(() => undefined);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** The oldest that fit together. */
  #next(): readonly Waiting[] {
    const group: Waiting[] = [];
    let facts = 0;
    for (const waiting of this.#waiting) {
      const chain = chainOf(waiting.delivery);
      if (this.#busy.has(chain)) continue;
      if (group.length > 0 && facts + waiting.delivery.facts.length > MOST_FACTS) break;
      facts += waiting.delivery.facts.length;
      this.#busy.add(chain);
      group.push(waiting);
    }
    this.#facts -= facts;
    const taken = new Set(group);
    if (group.length > 0) this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter((waiting) => !taken.has(waiting)));
    return group;
  }

  async #together(group: readonly Waiting[]): Promise<void> {
    try {
      const taken = await takeIn(
        group.map(({ delivery }) => delivery),
        this.#parts,
      );
      for (const [at, one] of taken.entries()) group[at]?.resolve(one);
    } catch (cause) {
      const [only] = group;
      if (group.length === 1) only?.reject(cause);
      else for (const one of group) await this.#together([one]);
    }
  }
}
