import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { cardChange } from './card-change.ts';
import { choosePin } from './choose-pin.ts';
import { settleAuthority } from './settle-authority.ts';

/** Row 28 at hand-over. The holder's PIN is set first, since only that can fail; then record and certificates follow. */
export const cardActivate: Handler<'card.activate'> = async (call, parts) => {
  const card = required(call.subject.card, 'the card');
  const { identifierIds, photoCompared, receipt, choose } = call.input;
  if (parts.store.operations.openByCard(card.id) !== undefined) throw new Refusal('card-unfinished');
  if (identifierIds.some((id) => parts.store.get('identifier', id) === undefined))
    throw new Refusal('input-invalid', { field: 'identifierIds', wanted: 'kinds of identity document of the list' });
  if (choose === undefined && card.letterState !== 'printed')
    throw new Refusal('input-invalid', { field: 'choose', wanted: 'a printed PIN letter, or a PIN chosen now' });
  cardChange(parts.store, { cardId: card.id, event: 'activate' });
  if (choose !== undefined) await choosePin({ call, record: card, parts });
  const seenBy = required(call.session, 'a session').personId;
  parts.store.transact((writer) => {
    const changes: Change[] = [...cardChange(writer, { cardId: card.id, event: 'activate' })];
    changes.push({
      record: 'card',
      id: card.id,
      set: { activatedAt: call.at, handOver: { identifierIds, seenBy, photoCompared, receipt, at: call.at } },
    });
    if (card.pinBlobId !== undefined) {
      parts.house.sealed.destroy(writer, card.pinBlobId);
      changes.push({ record: 'card', id: card.id, set: { pinBlobId: null, letterState: 'withdrawn' } });
    }
    writer.append(factOf(call, 'card.activate', { note: { card: card.number, pinChosen: choose !== undefined }, changes }));
  });
  if (card.pinBlobId !== undefined) parts.house.spool.destroy(`pin-letter-${card.number}`);
  const settled = await settleAuthority(parts);
  return { pinChosen: choose !== undefined, waitingForAuthority: !settled };
};
