/** Repeatable chance: the same seed always throws the same numbers, on every machine. Never for anything that must be secret. */
export class Dice {
  #state: number;

  constructor(seed: number | string) {
    this.#state = typeof seed === 'number' ? seed >>> 0 : spread(seed);
  }

  /** Its own dice for a named part, so that one part's throws do not move another's. */
  for(part: string): Dice {
    return new Dice(spread(`${this.#state}/${part}`));
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Value>(from: readonly Value[]): Value {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new RangeError('expected something to pick from');
    return picked;
  }

  shuffled<Value>(values: readonly Value[]): readonly Value[] {
    const mixed = [...values];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [mixed[last], mixed[other]] = [mixed[other] as Value, mixed[last] as Value];
    }
    return mixed;
  }
}

/** FNV-1a over the text, 32 bits, and MurmurHash3's last mixing: texts that differ in one digit begin quite differently. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
