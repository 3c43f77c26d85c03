import type { Fact } from '../../../core/facts/fact.ts';

/** All given conditions hold together. Numbers are those of this station's present epoch. */
export interface FactQuery {
  /** A record the fact names or changes, or that belongs to one: a card's certificates and operations count as the card's. */
  readonly subjectId?: string;
  /** A person: facts about them, their cards and their requests. */
  readonly personId?: string;
  /** Who acted. */
  readonly actor?: string;
  readonly action?: string;
  readonly fromN?: number;
  readonly toN?: number;
  /** Part of what the note says, or words of the person a fact is about. */
  readonly text?: string;
  /** Facts of these service points, and those of the station as a whole. */
  readonly servicePointIds?: readonly string[];
  /** Only facts with smaller numbers. */
  readonly before?: number;
  readonly limit: number;
}

export interface FactFinders {
  last(): { readonly n: number; readonly hash: string } | undefined;
  byNumber(n: number): Fact | undefined;
  /** Newest first. */
  find(query: FactQuery): readonly Fact[];
  count(query: Omit<FactQuery, 'limit' | 'before'>): number;
  /** In order from that number on, read in pages: other work may go on between two of them. */
  stream(fromN: number): IterableIterator<Fact>;
  /** The 32-byte leaf hashes of the entries from..to, counted from 0, `to` not included. */
  leafHashes(from: number, to: number): readonly Uint8Array[];
}
