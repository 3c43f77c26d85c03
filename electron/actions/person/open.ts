import type { ActionId } from '../../../core/actions/all.ts';
import { cardProfiles } from '../../../core/records/card-profile.ts';
import type { Card } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Handler, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { cardSummary } from '../view/card-summary.ts';
import { ACTIVITY_FACTS, activityOf } from '../view/fact-view.ts';
import { personSummary } from '../view/person-summary.ts';
import { possible } from '../view/possible.ts';
import { requestSummary } from '../view/request-summary.ts';
import { temporaryCardSummary } from '../view/temporary-card-summary.ts';
import { mobileIdView } from '../view/mobile-id-view.ts';
import { virtualSmartCardView } from '../view/virtual-smart-card-view.ts';
import { passwordLetterName } from './new-password.ts';

const offered: readonly ActionId[] = [
  'card.request',
  'card.issue-to-person',
  'temporary-card.assign',
  'mobile-id.supply',
  'person.edit',
  'person.edit-roles',
  'person.reset-password',
  'person.change-password',
  'person.deactivate',
  'person.reactivate',
  'person.lock',
  'person.export',
];

/** States of a card that is used, or that somebody is about to get. */
const underWay: ReadonlySet<Card['state']> = new Set(['registered', 'requested', 'approved', 'failed', 'issued', 'active', 'inactive']);

/** A person's page. */
export const personOpen: Handler<'person.open'> = (call, parts) => {
  const { store, house } = parts;
  const person = required(call.subject.person, 'the person');
  const cards = store.cards.byPerson(person.id);
  return {
    ...personSummary(person),
    ...(person.phone === undefined ? {} : { phone: person.phone }),
    ...(person.photo === undefined ? {} : { photo: person.photo }),
    servicePointName: store.get('service-point', person.servicePointId)?.name ?? '',
    createdAt: person.createdAt,
    ...(person.identifierId === undefined ? {} : { identifierId: person.identifierId }),
    sortName: person.sortName,
    roles: [...(store.get('account', person.id)?.roles ?? [])],
    needsApproval: approvals(store),
    ...(house.spool.waiting().includes(passwordLetterName(person)) ? { passwordLetterWaits: true } : {}),
    cards: cards.map((card) => cardSummary(card, parts)),
    temporaryCards: store.temporaryCards.byPerson(person.id).map((card) => temporaryCardSummary(card, parts)),
    virtualSmartCards: store.virtualSmartCards
      .byPerson(person.id)
      .map((card) => virtualSmartCardView(card, { call, offered: ['virtual-smart-card.lock'] }, parts)),
    mobileIds: store.mobileIds.byPerson(person.id).map((mobileId) => mobileIdView(mobileId, { call, offered: ['mobile-id.lock'] })),
    requests: store.requests.byPerson(person.id).map((request) => requestSummary(request, store, call.session?.personId)),
    activity: activityOf(store.facts.find({ personId: person.id, limit: ACTIVITY_FACTS }), store),
    possible: possible(offered, call.subject, { call, likely: likelyFor(cards, store) }),
    profiles: cardProfiles.map(({ id, name, claims }) => ({ id, name, claims })),
    cardRequestNeedsApproval: optionValue(store, 'cards-request-approval') === true,
  };
};

/** A card for whoever has none that is used or on its way and may have one; whoever rests comes back first. */
function likelyFor(cards: readonly Card[], store: StoreReader): readonly ActionId[] {
  const served = cards.some(({ state }) => underWay.has(state)) && optionValue(store, 'cards-multiple-active') !== true;
  return served ? ['person.reactivate'] : ['card.request', 'card.issue-to-person', 'person.reactivate'];
}

const approvalOptions = {
  'person.deactivate': 'users-deactivation-approval',
  'person.reactivate': 'users-reactivation-approval',
  'person.lock': 'users-locking-approval',
  'person.edit': 'users-edit-approval',
  'person.edit-roles': 'users-edit-roles-approval',
} as const;

/** Actions that somebody else must approve, as the options are now. */
function approvals(store: StoreReader): string[] {
  return Object.entries(approvalOptions).flatMap(([action, option]) => (optionValue(store, option) === true ? [action] : []));
}
