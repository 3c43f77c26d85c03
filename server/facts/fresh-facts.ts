import { equalBytes } from '../../core/base/bytes.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import type { Delivery } from './delivery.ts';

/** Facts that are kept at most, and characters of theirs. */
const [MOST_FACTS, MOST_CHARACTERS] = [20_000, 24_000_000];
/** So long at most: another process of this server may have given them their places. */
const LONGEST_MS = 60_000;

interface Fresh {
  readonly hash: Uint8Array;
  readonly fact: FactBody;
  readonly characters: number;
  readonly atMs: number;
}

/**
 * Facts that were taken in a moment ago, as they were parsed then, so that whoever gives them their places need not read and parse them again. What
 * is not here any more is in the database.
 */
export class FreshFacts {
  readonly #kept = new Map<string, Fresh>();
  #characters = 0;

  /** Before they are taken in: whoever gives them their places may be there at once. `nowMs`: since 1970. */
  keep({ facts }: Delivery, nowMs: number): void {
    for (const [name, { atMs }] of this.#kept) {
      if (Math.abs(nowMs - atMs) < LONGEST_MS) break;
      this.#drop(name);
    }
    for (const { fact, hash, body } of facts) {
      if (this.#kept.size >= MOST_FACTS || this.#characters + body.length > MOST_CHARACTERS) return;
      const name = nameOf(fact);
      if (this.#kept.has(name)) continue;
      this.#kept.set(name, { hash, fact, characters: body.length, atMs: nowMs });
      this.#characters += body.length;
    }
  }

  /** Nothing of it was taken in now. */
  drop({ facts }: Delivery): void {
    for (const { fact } of facts) this.#drop(nameOf(fact));
  }

  /** Gives it away; undefined where it is not here, or is another one than the one with that hash. */
  take(of: Pick<FactBody, 'station' | 'epoch' | 'n'> & { readonly leaf: Uint8Array }): FactBody | undefined {
    const name = nameOf(of);
    const fresh = this.#kept.get(name);
    if (fresh === undefined) return undefined;
    this.#drop(name);
    return equalBytes(fresh.hash, of.leaf) ? fresh.fact : undefined;
  }

  #drop(name: string): void {
    this.#characters -= this.#kept.get(name)?.characters ?? 0;
    this.#kept.delete(name);
  }
}

function nameOf({ station, epoch, n }: Pick<FactBody, 'station' | 'epoch' | 'n'>): string {
  return `${station}/${epoch}/${n}`;
}
