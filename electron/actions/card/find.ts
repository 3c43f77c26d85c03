import type { Card } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import type { Handler } from '../handler.ts';
import { cardSummary } from '../view/card-summary.ts';
import { counted, nextOf } from '../view/window.ts';

/** Cards of this service point by numbers, holder or state, in windows, one behind the other; the card of a typed number comes first. */
export const cardFind: Handler<'card.find'> = (call, parts) => {
  const { text, states, limit, sort = { by: 'number', down: true }, after, exactly } = call.input;
  const { store } = parts;
  const { servicePointId } = call.subject;
  if (servicePointId === undefined) return { cards: [], total: 0 };
  const query = { text, servicePointId, states, sort: sort.by, down: sort.down, after, limit };
  const count = counted((most) => store.cards.countUpTo(query, most), exactly);
  const window = store.cards.window(query);
  const named = after === undefined ? ofNumber(text, servicePointId, store) : undefined;
  const first = named !== undefined && (states?.includes(named.state) ?? true) ? [named] : [];
  const cards = [...first, ...window.filter(({ id }) => id !== named?.id)];
  return { cards: cards.map((card) => cardSummary(card, parts)), ...count, ...nextOf(window, limit) };
};

/** The card that is called so, where it is at home there. */
export function ofNumber(text: string, servicePointId: string, store: StoreReader): Card | undefined {
  const typed = text.trim();
  const card = /^[0-9]{1,15}$/.test(typed) ? store.cards.byNumber(Number(typed)) : undefined;
  return card?.servicePointId === servicePointId ? card : undefined;
}
