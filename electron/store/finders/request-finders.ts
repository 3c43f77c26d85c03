import type { Request } from '../../../core/records/records.ts';

export interface RequestQuery {
  readonly states?: readonly string[];
  readonly servicePointIds: readonly string[];
  readonly limit: number;
}

export interface RequestFinders {
  /** Not yet decided, oldest first. */
  open(servicePointIds: readonly string[]): readonly Request[];
  /** Newest first. */
  byPerson(personId: string): readonly Request[];
  byRequester(requesterId: string): readonly Request[];
  byCard(cardId: string): readonly Request[];
  find(query: RequestQuery): readonly Request[];
}
