import { type HashFunction, nodeHash } from './hash.ts';

/** A Merkle tree that only grows and keeps no more than the roots of its complete parts (RFC 6962 §2.1). */
export class GrowingTree {
  readonly #hash: HashFunction;
  /** Roots of the complete subtrees, largest first: one for every bit that is set in `size`. */
  readonly #roots: Uint8Array[] = [];
  #size = 0;

  /** `from`: where another one of that hash stood, by its size and roots. */
  constructor(hash: HashFunction, from?: { readonly size: number; readonly roots: readonly Uint8Array[] }) {
    this.#hash = hash;
    if (from === undefined) return;
    this.#size = from.size;
    this.#roots.push(...from.roots);
  }

  /** All that it keeps. */
  get roots(): readonly Uint8Array[] {
    return this.#roots;
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Uint8Array): void {
    let root = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      root = nodeHash(this.#roots.pop() ?? root, root, this.#hash);
    }
    this.#roots.push(root);
    this.#size += 1;
  }

  root(): Uint8Array {
    const smallest = this.#roots.at(-1);
    if (smallest === undefined) return this.#hash(new Uint8Array(0));
    return this.#roots.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, this.#hash), smallest);
  }
}
