import type { Card } from '../../../core/records/records.ts';

export interface CardQuery {
  /** A card number, or words of the holder. */
  readonly text?: string;
  readonly servicePointIds: readonly string[];
  readonly states?: readonly string[];
  readonly limit: number;
  readonly offset?: number;
}

export interface CardFinders {
  find(query: CardQuery): readonly Card[];
  count(query: Omit<CardQuery, 'limit' | 'offset'>): number;
  /** Newest first. */
  byPerson(personId: string): readonly Card[];
  byNumber(number: number): Card | undefined;
  /** The newest card record of that chip. */
  byChip(chip: string): Card | undefined;
  byUuid(cardUuid: string): Card | undefined;
  /** Oldest first: who waits longest comes first. */
  byState(states: readonly string[], servicePointIds: readonly string[], limit: number): readonly Card[];
  nextNumber(): number;
}
