import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';

/** The letter is on paper: spooled letter and sealed PIN are overwritten; a later letter would need a new PIN. */
export const letterConfirmPrinted: Handler<'letter.confirm-printed'> = (call, { store, house }) => {
  const card = required(call.subject.card, 'the card');
  const blobId = card.pinBlobId;
  if (blobId === undefined || card.letterState !== 'spooled') throw new Refusal('letter-gone');
  house.spool.destroy(`pin-letter-${card.number}`);
  store.transact((writer) => {
    house.sealed.destroy(writer, blobId);
    writer.append(
      factOf(call, 'letter.confirm-printed', {
        note: { card: card.number },
        changes: [{ record: 'card', id: card.id, set: { letterState: 'printed', pinBlobId: null } }],
      }),
    );
  });
  return {};
};
