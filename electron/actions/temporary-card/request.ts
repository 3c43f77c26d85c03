import { Refusal } from '../../../core/failures/refusal.ts';
import { cardProfileById } from '../../../core/records/card-profile.ts';
import type { TemporaryCard } from '../../../core/records/records.ts';
import { type Handler, factOf, required } from '../handler.ts';

/** Row 49: one fact and one record each, so that every card has a journal of its own. */
export const temporaryCardRequest: Handler<'temporary-card.request'> = (call, parts) => {
  const { count, profileId } = call.input;
  const servicePointId = required(call.subject.servicePointId, 'the service point');
  const profile = cardProfileById(profileId);
  if (profile === undefined) throw new Refusal('input-invalid', { field: 'profileId', wanted: 'a card profile of this station' });
  const temporaryCardIds = parts.store.transact((writer) =>
    Array.from({ length: count }, () => {
      const id = parts.newId();
      const number = writer.temporaryCards.nextNumber();
      const card: TemporaryCard = { id, servicePointId, number, profileId: profile.id, state: 'requested', createdAt: call.at };
      writer.append(
        factOf(call, 'temporary-card.request', {
          subject: { kind: 'temporary-card', id },
          note: { card: number, profile: profile.name, of: count },
          changes: [{ record: 'temporary-card', id, set: card }],
        }),
      );
      return id;
    }),
  );
  return { temporaryCardIds };
};
