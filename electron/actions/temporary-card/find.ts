import { cardProfiles } from '../../../core/records/card-profile.ts';
import type { Handler } from '../handler.ts';
import { temporaryCardSummary } from '../view/temporary-card-summary.ts';

/** The pool of this service point. */
export const temporaryCardFind: Handler<'temporary-card.find'> = (call, parts) => {
  const { text, states, limit, offset } = call.input;
  const { temporaryCards } = parts.store;
  const servicePointIds = call.subject.servicePointId === undefined ? [] : [call.subject.servicePointId];
  const query = { text, servicePointIds, limit, ...(states === undefined ? {} : { states }), ...(offset === undefined ? {} : { offset }) };
  return {
    cards: temporaryCards.find(query).map((card) => temporaryCardSummary(card, parts)),
    total: temporaryCards.count(query),
    profiles: cardProfiles.map(({ id, name, claims }) => ({ id, name, claims })),
  };
};
