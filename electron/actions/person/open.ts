import type { ActionId } from '../../../core/actions/all.ts';
import { cardProfiles } from '../../../core/records/card-profile.ts';
import { type Handler, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { cardSummary } from '../view/card-summary.ts';
import { ACTIVITY_FACTS, activityOf } from '../view/fact-view.ts';
import { personSummary } from '../view/person-summary.ts';
import { possible } from '../view/possible.ts';
import { requestSummary } from '../view/request-summary.ts';

const offered: readonly ActionId[] = ['card.request'];

/** A person's page. The likely next step: whatever their newest card waits for, else a card. */
export const personOpen: Handler<'person.open'> = (call, parts) => {
  const { store } = parts;
  const person = required(call.subject.person, 'the person');
  const cards = store.cards.byPerson(person.id);
  return {
    ...personSummary(person),
    ...(person.phone === undefined ? {} : { phone: person.phone }),
    ...(person.photo === undefined ? {} : { photo: person.photo }),
    servicePointName: store.get('service-point', person.servicePointId)?.name ?? '',
    createdAt: person.createdAt,
    cards: cards.map((card) => cardSummary(card, parts)),
    requests: store.requests.byPerson(person.id).map((request) => requestSummary(request, store, call.session?.personId)),
    activity: activityOf(store.facts.find({ personId: person.id, limit: ACTIVITY_FACTS }), store),
    possible: possible(offered, call.subject, { call, likely: ['card.request'] }),
    profiles: cardProfiles.map(({ id, name, claims }) => ({ id, name, claims })),
    cardRequestNeedsApproval: optionValue(store, 'cards-request-approval') === true,
  };
};
