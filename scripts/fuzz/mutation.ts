import type { Chance } from './chance.ts';
import type { TlvNode } from './tlv-nodes.ts';

/** A whole input that a parser takes, with its elements found. */
export interface Seed {
  readonly bytes: Uint8Array;
  readonly nodes: readonly TlvNode[];
}

/** One change to an input. `others` are the seeds that parts may be taken from. */
export type Mutation = (seed: Seed, chance: Chance, others: readonly Seed[]) => Uint8Array;
