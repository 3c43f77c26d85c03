import { equalBytes } from '../base/bytes.ts';
import { type HashFunction, nodeHash } from './hash.ts';

export interface Inclusion {
  readonly leaf: Uint8Array;
  /** Counted from 0. */
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

export interface Consistency {
  readonly first: number;
  readonly second: number;
  readonly proof: readonly Uint8Array[];
  readonly firstRoot: Uint8Array;
  readonly secondRoot: Uint8Array;
}

const half = (value: number): number => Math.floor(value / 2);

/** Whether the entry stands in the tree of that root (RFC 9162 §2.1.3.2). */
export function includes({ leaf, index, size, proof, root }: Inclusion, hash: HashFunction): boolean {
  if (index < 0 || index >= size) return false;
  let [node, last, found] = [index, size - 1, leaf];
  for (const step of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      found = nodeHash(step, found, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      found = nodeHash(found, step, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(found, root);
}

/** Whether the larger tree begins with the smaller one (RFC 9162 §2.1.4.2). */
export function beginsWith({ first, second, proof, firstRoot, secondRoot }: Consistency, hash: HashFunction): boolean {
  if (first < 1 || first > second) return false;
  if (first === second) return proof.length === 0 && equalBytes(firstRoot, secondRoot);
  let [node, last] = [first - 1, second - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  const steps = node === 0 ? [firstRoot, ...proof] : [...proof];
  const start = steps.shift();
  if (start === undefined) return false;
  let [older, newer] = [start, start];
  for (const step of steps) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [older, newer] = [nodeHash(step, older, hash), nodeHash(step, newer, hash)];
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newer = nodeHash(newer, step, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(older, firstRoot) && equalBytes(newer, secondRoot);
}
