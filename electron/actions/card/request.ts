import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import type { CardProfile } from '../../../core/records/card-profile.ts';
import type { Card, Person } from '../../../core/records/records.ts';
import type { StoreWriter } from '../../store/store.ts';
import type { Call, Handler, Parts } from '../handler.ts';
import { factOf, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { approvalRequest } from '../request/approval-request.ts';
import { knownProfile, newCard } from './new-card.ts';

/** Row 26. With approval (the standard) the card is Requested and waits; without, it is Approved at once. */
export const cardRequest: Handler<'card.request'> = (call, parts) => {
  const person = required(call.subject.person, 'the person');
  const profile = knownProfile(call.input.profileId);
  const asks = optionValue(parts.store, 'cards-request-approval') === true;
  return parts.store.transact((writer) => {
    const { card, changes } = requestedCard(writer, person, { row: 26, profile, asks, call, newId: parts.newId });
    const note = { card: card.number, profile: profile.name, approval: asks };
    writer.append(factOf(call, 'card.request', { subject: { kind: 'card', id: card.id }, note, changes }));
    return { cardId: card.id, ...(card.requestId === undefined ? {} : { requestId: card.requestId }) };
  });
};

interface Requesting extends Pick<Parts, 'newId'> {
  readonly row: 26 | 35;
  readonly profile: CardProfile;
  /** Does somebody have to approve it? */
  readonly asks: boolean;
  readonly call: Pick<Call<'card.request'>, 'session' | 'at'>;
}

/** A new card of that person, with the request that waits where approval is asked for. Throws Refusal('person-not-active'). */
export function requestedCard(
  writer: StoreWriter,
  person: Person,
  { row, profile, asks, call, newId }: Requesting,
): { readonly card: Card; readonly changes: readonly Change[] } {
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  const requestId = asks ? newId() : undefined;
  const state = asks ? 'requested' : 'approved';
  const card = newCard(writer, person, { id: newId(), profileId: profile.id, state, createdAt: call.at, requestId });
  const changes: Change[] = [{ record: 'card', id: card.id, set: card }];
  if (requestId !== undefined) {
    const { id: cardId, personId, servicePointId } = card;
    const after = { card: String(card.number), profile: profile.name };
    const asked = { id: requestId, row, personId, servicePointId, cardId, before: {}, after };
    changes.push({ record: 'request', id: requestId, set: approvalRequest(call, asked) });
  }
  return { card, changes };
}
