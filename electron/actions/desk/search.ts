import type { Handler } from '../handler.ts';
import type { Person } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { ofNumber } from '../card/find.ts';
import { cardSummary } from '../view/card-summary.ts';
import { personSummary } from '../view/person-summary.ts';
import { requestSummary } from '../view/request-summary.ts';
import { temporaryCardSummary } from '../view/temporary-card-summary.ts';

const EACH = 6;

/** The one search box: a few of each kind, best first; cards also by the numbers of chip and certificate, requests those of the people found. */
export const deskSearch: Handler<'desk.search'> = (call, parts) => {
  const { store } = parts;
  const text = call.input.text.trim();
  const { servicePointId } = call.subject;
  if (text === '' || servicePointId === undefined) return { people: [], cards: [], temporaryCards: [], requests: [] };
  const people = foundPeople({ text, servicePointId }, store);
  const named = ofNumber(text, servicePointId, store);
  const found = store.cards.window({ text, servicePointId, sort: 'number', down: true, limit: EACH });
  const cards = [...(named === undefined ? [] : [named]), ...found.filter(({ id }) => id !== named?.id)].slice(0, EACH);
  const pool = store.temporaryCards.window({ text, servicePointId, sort: 'number', down: false, limit: EACH });
  const requests = people.flatMap((person) => store.requests.byPerson(person.id)).filter((request) => request.state === 'requested');
  return {
    people: people.map(personSummary),
    cards: cards.map((card) => cardSummary(card, parts)),
    temporaryCards: pool.map((card) => temporaryCardSummary(card, parts)),
    requests: requests.slice(0, EACH).map((request) => requestSummary(request, store, call.session?.personId)),
  };
};

/** So many matches are put in order; of more than that, the first ones are as good as any. */
const RANKED = 500;

function foundPeople(asked: { readonly text: string; readonly servicePointId: string }, store: StoreReader): readonly Person[] {
  const query = { ...asked, sort: 'name', down: false, limit: EACH } as const;
  const few = store.people.countUpTo(query, RANKED + 1) <= RANKED;
  return few ? store.people.find({ text: asked.text, servicePointIds: [asked.servicePointId], limit: EACH }) : store.people.window(query);
}
