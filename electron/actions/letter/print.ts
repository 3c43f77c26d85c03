import { wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { pinLetter } from '../../letters/pin-letter.ts';
import { type Handler, factOf, required } from '../handler.ts';

/** Makes the letter in memory and spools it. It may be made again until it is confirmed as printed; opening the PIN is a fact. */
export const letterPrint: Handler<'letter.print'> = async (call, parts) => {
  const card = required(call.subject.card, 'the card');
  const person = required(parts.store.get('person', card.personId), 'the holder');
  if (card.pinBlobId === undefined || card.letterState === 'printed' || card.letterState === 'withdrawn') throw new Refusal('letter-gone');
  const pin = parts.house.sealed.open(card.pinBlobId);
  try {
    const pdf = await pinLetter({
      organisation: parts.house.organisation().name,
      servicePoint: parts.store.get('service-point', card.servicePointId)?.name ?? '',
      holder: person.name,
      card: card.number,
      at: call.at,
      pin,
    });
    const spooled = await parts.house.spool.print(`pin-letter-${card.number}`, pdf);
    parts.store.transact((writer) => {
      writer.append(
        factOf(call, 'letter.print', {
          note: { card: card.number, where: spooled.where },
          changes: [{ record: 'card', id: card.id, set: { letterState: 'spooled' } }],
        }),
      );
    });
    return spooled;
  } finally {
    wipe(pin);
  }
};
