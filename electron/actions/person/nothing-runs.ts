import type { Parts } from '../handler.ts';
import { assertIdle } from '../temporary-card/idle.ts';

/** What works at one of somebody's cards just now is ended first: it would go on making what is being taken away. Throws Refusal('reader-busy'). */
export function assertNothingRuns(personId: string, parts: Pick<Parts, 'store' | 'desk'>): void {
  const { cards, temporaryCards } = parts.store;
  for (const { id } of [...cards.byPerson(personId), ...temporaryCards.byPerson(personId)]) assertIdle(id, parts);
}
