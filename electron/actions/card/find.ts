import type { Handler } from '../handler.ts';
import { cardSummary } from '../view/card-summary.ts';

/** Cards of this service point by number, holder or state. */
export const cardFind: Handler<'card.find'> = (call, parts) => {
  const { text, states, limit, offset } = call.input;
  const servicePointIds = call.subject.servicePointId === undefined ? [] : [call.subject.servicePointId];
  const query = { text, servicePointIds, limit, ...(states === undefined ? {} : { states }), ...(offset === undefined ? {} : { offset }) };
  return { cards: parts.store.cards.find(query).map((card) => cardSummary(card, parts)), total: parts.store.cards.count(query) };
};
