import { ascii, wipe } from '../../../core/base/bytes.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { isEasyPin } from '../../../core/records/easy-pin.ts';
import type { Card } from '../../../core/records/records.ts';
import { type Call, type Handler, type Parts, factOf, required } from '../handler.ts';
import { cardChange } from './card-change.ts';
import { openOwnCard } from './own-card.ts';
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
  if (choose !== undefined) await choosePin(call, card, parts);
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

/** The holder chooses: the letter's PIN is the proof, or, while no letter was confirmed, the sealed one that nobody knows. */
async function choosePin(call: Call<'card.activate'>, record: Card, parts: Parts): Promise<void> {
  const { choose } = call.input;
  if (choose === undefined) return;
  if (isEasyPin(choose.newPin)) throw new Refusal('pin-easy');
  if (record.pinBlobId === undefined && choose.letterPin === undefined) throw new Refusal('pin-malformed');
  const current =
    choose.letterPin === undefined ? parts.house.sealed.open(required(record.pinBlobId, 'the sealed PIN')) : ascii(choose.letterPin);
  const wanted = ascii(choose.newPin);
  try {
    await parts.desk.at(
      choose.reader,
      async (channel) => {
        const { card, present } = await openOwnCard(channel, record, parts);
        if (present.pin.blocked) throw new Refusal('pin-blocked');
        if (present.pin.triesLeft === 1 && choose.letterPin !== undefined) throw new Refusal('pin-last-try');
        await card.changePin(current, wanted);
      },
      { changes: true },
    );
  } finally {
    wipe(current, wanted);
  }
}
