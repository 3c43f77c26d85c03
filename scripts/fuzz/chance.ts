/** xoshiro128**: fast, and every case has its own stream, so that one case can be made again without those before it. */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** One stream for each combination of words. */
  constructor(...words: readonly number[]) {
    let state = 0x9e37_79b9;
    const next = (word: number): number => {
      state = Math.imul((state ^ word) + 0x9e37_79b9, 0x85eb_ca6b);
      state = Math.imul(state ^ (state >>> 13), 0xc2b2_ae35);
      return (state ^= state >>> 16);
    };
    for (const word of words) next(word >>> 0);
    this.#a = next(1);
    this.#b = next(2);
    this.#c = next(3);
    this.#d = next(4) | 1;
  }

  /** 32 random bits. */
  word(): number {
    const product = Math.imul(this.#b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** A number from 0 to below `limit`. */
  below(limit: number): number {
    return limit <= 1 ? 0 : this.word() % limit;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.word() & 0xff);
  }
}
