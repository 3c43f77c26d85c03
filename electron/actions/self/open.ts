import type { ActionId } from '../../../core/actions/all.ts';
import { isCredentialRole } from '../../../core/roles/role-names.ts';
import { type Handler, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { cardSummary } from '../view/card-summary.ts';
import { personSummary } from '../view/person-summary.ts';
import { possible } from '../view/possible.ts';
import { requestSummary } from '../view/request-summary.ts';
import { nextOf } from '../view/window.ts';
import { mobileIdView } from '../view/mobile-id-view.ts';
import { virtualSmartCardView } from '../view/virtual-smart-card-view.ts';
import { isProved, proofWays } from './proof.ts';
import { virtualPinRulesOf } from '../virtual-smart-card/pin-rules.ts';

const offered: readonly ActionId[] = ['self.edit-photo', 'self.change-password', 'self.get-virtual-smart-card', 'self.get-mobile-id'];
const ofVirtual: readonly ActionId[] = ['self.change-virtual-pin', 'self.lock-virtual-smart-card'];

/** Whoever works at a desk has asked for many thousands in the end: they come in windows. */
const WINDOW = 200;

/** Own objects and own requests, nothing else (spec credentials 3, 32). */
export const selfOpen: Handler<'self.open'> = (call, parts) => {
  const { store, kiosk } = parts;
  const person = required(call.subject.person, 'whoever calls');
  const mayAbort = (request: NonNullable<ReturnType<typeof store.requests.byRequester>[number]>): boolean =>
    call.may('self.abort-request', { request, servicePointId: request.servicePointId }) === undefined;
  const requests = store.requests.byRequester(person.id, { after: call.input.after, limit: WINDOW });
  return {
    ...personSummary(person),
    ...(person.phone === undefined ? {} : { phone: person.phone }),
    ...(person.photo === undefined ? {} : { photo: person.photo }),
    roles: (store.get('account', person.id)?.roles ?? []).filter(isCredentialRole),
    cards: store.cards.byPerson(person.id).map((card) => cardSummary(card, parts)),
    virtualSmartCards: store.virtualSmartCards
      .byPerson(person.id)
      .map((card) => virtualSmartCardView(card, { call, offered: ofVirtual }, parts)),
    mobileIds: store.mobileIds.byPerson(person.id).map((mobileId) => mobileIdView(mobileId, { call, offered: ['self.lock-mobile-id'] })),
    virtualPinRules: virtualPinRulesOf(store),
    requests: requests.map((request) => ({ ...requestSummary(request, store, person.id), mayAbort: mayAbort(request) })),
    ...nextOf(requests, WINDOW),
    proof: { ways: kiosk.on() ? [...proofWays(store)] : [], given: isProved(call.session, store) },
    photoNeedsApproval: optionValue(store, 'users-edit-photo-approval') === true,
    possible: possible(offered, call.subject, { call, likely: [] }),
  };
};
