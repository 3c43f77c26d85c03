import type { FactBody } from '../../core/facts/fact.ts';

/** A fact at its place in the feed. */
export interface Placed {
  readonly seq: number;
  /** By which what was done is known: the hash of the fact that told of it first. */
  readonly act: string;
  readonly fact: FactBody;
  /** What it knew of this feed at most, where that is less than it says. */
  readonly base: number | null;
}
