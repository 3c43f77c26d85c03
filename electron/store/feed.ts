import type { Fact } from '../../core/facts/fact.ts';
import type { Verdict } from '../../core/sync/verdict.ts';

/** How far a station has taken in the feed: the last number, and the tree over all of it (roots of its complete parts, hex). */
export interface FeedPosition {
  readonly seq: number;
  readonly roots: readonly string[];
}

/** One entry of the feed as a station takes it in; a bare one concerns others alone. */
export interface TakenEntry {
  readonly seq: number;
  /** Leaf hash, 32 bytes. */
  readonly leaf: Uint8Array;
  readonly fact?: {
    readonly body: string;
    readonly signature: Uint8Array;
    readonly verdict: Verdict;
  };
}

/** Something that a person has to look at: both sides by their places in the feed. */
export interface FeedCase {
  readonly seq: number;
  readonly kind: NonNullable<Verdict['case']>['kind'];
  readonly record: string;
  readonly id: string;
  readonly other?: number;
  readonly settledBy?: number;
}

export interface FeedReader {
  position(): FeedPosition;
  /** The fact at that place, where this station has it whole. */
  at(seq: number): Fact | undefined;
  case(seq: number): FeedCase | undefined;
  /** Whether something of the fact at that place was not carried out. */
  skipped(seq: number): boolean;
  /** Newest first. */
  cases(query: { readonly open: boolean; readonly limit: number }): readonly FeedCase[];
  openCases(): number;
  /** Changes that could not be folded here, by their places. */
  unfolded(): number;
}

/** Why the feed is not what it says, so that nothing of it may be taken. `own-ahead`: it has facts of this station that the station has not. */
export class FeedFault extends Error {
  override readonly name = 'FeedFault';
  readonly fault: 'gap' | 'leaf' | 'signature' | 'fork';
  readonly seq: number;
  constructor(fault: FeedFault['fault'], seq: number) {
    super(`feed: ${fault} at ${seq}`);
    this.fault = fault;
    this.seq = seq;
  }
}

export interface FeedWriter extends FeedReader {
  /** Takes in entries that come next, in the caller's transaction: facts, records and position move together or not at all. Throws FeedFault. */
  take(entries: readonly TakenEntry[]): { readonly records: ReadonlySet<string> };
}
