import type { Fact, FactBody } from '../../core/facts/fact.ts';
import type { Exclusive, Lease } from '../../core/sync/lease.ts';
import type { Verdict } from '../../core/sync/verdict.ts';
import type { FactDraft } from '../../core/facts/draft.ts';

/** How far a station has taken in the feed: the last number, the tree over all of it (roots of its complete parts, hex), and its digest. */
export interface FeedPosition {
  readonly seq: number;
  readonly roots: readonly string[];
  /** Absent where it was taken in before there were digests. */
  readonly digest?: string;
}

/** One entry of the feed as a station takes it in; a bare one concerns others alone. */
export interface TakenEntry {
  readonly seq: number;
  /** Leaf hash, 32 bytes. */
  readonly leaf: Uint8Array;
  /** Hash of the verdict (hex). */
  readonly found: string;
  readonly fact?: {
    readonly body: string;
    readonly signature: Uint8Array;
    readonly verdict: Verdict;
    /** What it knew of this feed at most, where that is less than it says. */
    readonly base?: number;
    /** The key (SPKI, base64) under which it was found to be signed, itself or by what follows in its chain, where somebody has looked. */
    readonly signedBy?: string;
    /** Somebody has looked, and the leaf is the body's, which is a fact as facts are written. */
    readonly isPlain?: boolean;
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

/** An entry that the station may see. */
export type WithFact = TakenEntry & Required<Pick<TakenEntry, 'fact'>>;

/** Who alone may do what is done once to a record, as this station knows. */
export interface HeldLease extends Omit<Lease, 'untilMs'> {
  /** When it ends, by the clock of the station that took it. */
  readonly endsMs: number;
  /** What this station names when it acts: the fence of its own lease, also of one that another has by now. */
  readonly ownFence?: string;
}

/** A lease that this station has. */
export interface OwnLease extends Exclusive {
  /** When it ends, by this station's clock. */
  readonly endsMs: number;
}

/** What became of acts of this station: how many have no place in the feed yet, were taken as they were done, and became a case. */
export interface OwnActs {
  readonly waiting: number;
  readonly merged: number;
  readonly cases: number;
  /** Of these, how many nobody has settled yet. */
  readonly openCases: number;
}

export interface FeedReader {
  position(): FeedPosition;
  /** Sizes at which it is remembered how the feed stood, least first. */
  marks(): readonly number[];
  /** Its digest at such a size. */
  digestAt(mark: number): string | undefined;
  /** Whether the fact at that place is here. */
  isWhole(seq: number): boolean;
  /** How the feed stood before and behind that place, as close to it as it is remembered. */
  around(seq: number): { readonly before: FeedPosition; readonly after: FeedPosition };
  /** The newest epoch of which there is a fact of this station, whichever disk wrote it. */
  ownEpoch(): number;
  /** Facts that were set aside and are not done again yet. */
  aside(): number;
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
  /** Who alone may do what is done once to that record; undefined where nobody ever had the right. */
  lease(id: string): HeldLease | undefined;
  /** Whether all that was ever said of that record waits here to be sent. */
  knownHereAlone(id: string): boolean;
  /** The leases that this station has at that time. */
  ownLeases(nowMs: number): readonly OwnLease[];
  /** What became of what this station did behind that fact of its own, up to that instant where one is given. */
  ownActs(range: { readonly from: { readonly epoch: number; readonly n: number }; readonly until?: string }): OwnActs;
}

/** Why the feed is not what it says, so that nothing of it may be taken. `fork`: this station's chain parts from its own. `head`: it is not signed as it was. */
export class FeedFault extends Error {
  override readonly name = 'FeedFault';
  readonly fault: 'gap' | 'leaf' | 'signature' | 'fork' | 'head';
  readonly seq: number;
  /** Where this station's own chain parts from the one in the feed. */
  readonly parts: { readonly epoch: number; readonly n: number } | undefined;
  constructor(fault: FeedFault['fault'], seq: number, parts?: FeedFault['parts']) {
    super(`feed: ${fault} at ${seq}`);
    this.fault = fault;
    this.seq = seq;
    this.parts = parts;
  }
}

/** Entries cannot be taken in together: once the transaction is undone, they are taken in apart. */
export class NotTogether extends Error {
  override readonly name = 'NotTogether';
  constructor(cause: unknown) {
    super('feed: a rule of the schema is broken on the way', { cause });
  }
}

/** A fact that was set aside, as it is done again; by its hash. */
export interface AgainDraft {
  readonly hash: string;
  readonly draft: FactDraft;
}

/** A fact of this station that only others still had; `base`: what it knew of the feed at most. */
export interface LostFact {
  readonly fact: FactBody;
  readonly body: string;
  readonly hash: Uint8Array;
  readonly signature: Uint8Array;
  readonly base?: number;
}

export interface Taken {
  /** Kinds of records that changed. */
  readonly records: ReadonlySet<string>;
  /** This station went on somewhere else, in an epoch that is later than its own: another disk is it too. */
  readonly elsewhere: boolean;
}

export interface FeedWriter extends FeedReader {
  /**
   * Takes in entries that come next, in the caller's transaction: facts, records and position move together or not at all. `apart`: one by one. Throws
   * FeedFault, and without `apart` NotTogether.
   */
  take(entries: readonly TakenEntry[], how?: { readonly apart: boolean }): Taken;
  /** Takes in facts at places that were bare, in the caller's transaction; the caller knows that they are what stands there. Gives kinds of records. Throws FeedFault. */
  takeFollowing(entries: readonly TakenEntry[]): ReadonlySet<string>;
  /** This station's facts of that epoch, from that number on, hold their numbers no more: the feed has others there. Gives how many. */
  setAside(from: { readonly epoch: number; readonly n: number }): number;
  /** Facts of this station that it does not have: they are set aside, oldest first. Gives how many. */
  keepAside(facts: readonly LostFact[]): number;
  /** What was set aside and is to be done again, once all of the feed is here. */
  againDrafts(): readonly AgainDraft[];
  doneAgain(hash: string, again: string): void;
  /** The server lost what stood behind that mark. */
  unwind(mark: number): void;
}
