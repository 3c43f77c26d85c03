import { Refusal } from '../../../core/failures/refusal.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { Card } from '../../../core/records/records.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { approvalRequest } from '../request/approval-request.ts';

/** Row 26. With approval (the standard) the card is Requested and waits; without, it is Approved at once. */
export const cardRequest: Handler<'card.request'> = (call, parts) => {
  const person = required(call.subject.person, 'the person');
  const profile = cardProfileById(call.input.profileId);
  if (profile === undefined) throw new Refusal('input-invalid', { field: 'profileId', wanted: 'a card profile of this station' });
  if (person.state !== 'active') throw new Refusal('person-not-active', { state: person.state });
  const asks = optionValue(parts.store, 'cards-request-approval') === true;
  const asked = (id: string, card: Card) => {
    const { id: cardId, personId, servicePointId } = card;
    return { id, row: 26, personId, servicePointId, cardId, before: {}, after: { card: String(card.number), profile: profile.name } };
  };
  return parts.store.transact((writer) => {
    const cardId = parts.newId();
    const requestId = asks ? parts.newId() : undefined;
    const card: Card = {
      id: cardId,
      servicePointId: person.servicePointId,
      personId: person.id,
      number: writer.cards.nextNumber(),
      profileId: profile.id,
      state: asks ? 'requested' : 'approved',
      createdAt: call.at,
      ...(requestId === undefined ? {} : { requestId }),
    };
    writer.append(
      factOf(call, 'card.request', {
        subject: { kind: 'card', id: cardId },
        note: { card: card.number, profile: profile.name, approval: asks },
        changes: [
          { record: 'card', id: cardId, set: card },
          ...(requestId === undefined
            ? []
            : [{ record: 'request' as const, id: requestId, set: approvalRequest(call, asked(requestId, card)) }]),
        ],
      }),
    );
    return { cardId, ...(requestId === undefined ? {} : { requestId }) };
  });
};
