import type { Person } from '../../../core/records/records.ts';

export interface PersonQuery {
  /** What was typed: words of name, e-mail or number, each from its beginning. */
  readonly text?: string;
  readonly servicePointIds: readonly string[];
  readonly states?: readonly string[];
  readonly limit: number;
  readonly offset?: number;
}

/** People. Lists come without the photo; `get` and the finders of one person bring it. */
export interface PersonFinders {
  /** Best match first; without text in the order of their sort names. */
  find(query: PersonQuery): readonly Person[];
  count(query: Omit<PersonQuery, 'limit' | 'offset'>): number;
  byEmail(email: string): Person | undefined;
  byNumber(number: string): Person | undefined;
  nextNumber(): string;
}
