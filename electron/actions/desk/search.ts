import type { Handler } from '../handler.ts';
import { cardSummary } from '../view/card-summary.ts';
import { personSummary } from '../view/person-summary.ts';
import { requestSummary } from '../view/request-summary.ts';

const EACH = 6;

/** The one search box: a few of each kind, best first; requests are those of the people found. */
export const deskSearch: Handler<'desk.search'> = (call, parts) => {
  const { store } = parts;
  const text = call.input.text.trim();
  const servicePointIds = call.subject.servicePointId === undefined ? [] : [call.subject.servicePointId];
  if (text === '') return { people: [], cards: [], requests: [] };
  const people = store.people.find({ text, servicePointIds, limit: EACH });
  const requests = people.flatMap((person) => store.requests.byPerson(person.id)).filter((request) => request.state === 'requested');
  return {
    people: people.map(personSummary),
    cards: store.cards.find({ text, servicePointIds, limit: EACH }).map((card) => cardSummary(card, parts)),
    requests: requests.slice(0, EACH).map((request) => requestSummary(request, store, call.session?.personId)),
  };
};
