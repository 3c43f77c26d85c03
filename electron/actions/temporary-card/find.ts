import { cardProfiles } from '../../../core/records/card-profile.ts';
import type { Handler } from '../handler.ts';
import { temporaryCardSummary } from '../view/temporary-card-summary.ts';
import { counted, nextOf } from '../view/window.ts';

/** The pool of this service point, in windows, one behind the other. */
export const temporaryCardFind: Handler<'temporary-card.find'> = (call, parts) => {
  const { text, states, limit, sort = { by: 'number', down: false }, after, exactly } = call.input;
  const { temporaryCards } = parts.store;
  const { servicePointId } = call.subject;
  const profiles = cardProfiles.map(({ id, name, claims }) => ({ id, name, claims }));
  if (servicePointId === undefined) return { cards: [], total: 0, profiles };
  const query = { text, servicePointId, states, sort: sort.by, down: sort.down, after, limit };
  const window = temporaryCards.window(query);
  return {
    cards: window.map((card) => temporaryCardSummary(card, parts)),
    ...counted((most) => temporaryCards.countUpTo(query, most), exactly),
    ...nextOf(window, limit),
    profiles,
  };
};
