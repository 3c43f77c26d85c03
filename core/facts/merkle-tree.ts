import { type HashFunction, nodeHash } from './hash.ts';

/** The Merkle tree hash of the entries from..to (from < to, counted from 0): MTH(D[from:to]) of RFC 6962 §2.1. */
export type RangeRoot = (from: number, to: number) => Uint8Array;

/** The largest power of two below `size` (size > 1): where RFC 6962 splits a tree. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Range roots over leaf hashes held in memory. */
export function rangeRootOf(leaves: readonly Uint8Array[], hash: HashFunction): RangeRoot {
  const root: RangeRoot = (from, to) => {
    if (to - from === 1) {
      const leaf = leaves[from];
      if (leaf === undefined) throw new RangeError(`tree: no entry ${from}, there are ${leaves.length}`);
      return leaf;
    }
    const middle = from + splitOf(to - from);
    return nodeHash(root(from, middle), root(middle, to), hash);
  };
  return root;
}

/** Root of the whole tree; of no entries it is the hash of nothing (RFC 6962 §2.1). */
export function treeRoot(leaves: readonly Uint8Array[], hash: HashFunction): Uint8Array {
  return leaves.length === 0 ? hash(new Uint8Array(0)) : rangeRootOf(leaves, hash)(0, leaves.length);
}

/** Audit path of entry `index` in a tree of `size`, lowest node first: PATH(m, D[n]) of RFC 6962 §2.1.1. */
export function inclusionProof(index: number, size: number, root: RangeRoot): readonly Uint8Array[] {
  if (index < 0 || index >= size) throw new RangeError(`tree: no entry ${index} in a tree of ${size}`);
  const path: Uint8Array[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      path.push(root(middle, to));
      to = middle;
    } else {
      path.push(root(from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/** Shows that the tree of `first` entries is the beginning of the one of `second`: PROOF(m, D[n]) of RFC 6962 §2.1.2. */
export function consistencyProof(first: number, second: number, root: RangeRoot): readonly Uint8Array[] {
  if (first < 1 || first > second) throw new RangeError(`tree: no proof from ${first} to ${second} entries`);
  const proof: Uint8Array[] = [];
  let [from, to, whole] = [0, second, true];
  while (to !== first) {
    const middle = from + splitOf(to - from);
    if (first <= middle) {
      proof.push(root(middle, to));
      to = middle;
    } else {
      proof.push(root(from, middle));
      [from, whole] = [middle, false];
    }
  }
  if (!whole) proof.push(root(from, to));
  return proof.reverse();
}
