import { ascii, wipe } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { isEasyPin } from '../../../core/records/easy-pin.ts';
import { type Handler, factOf } from '../handler.ts';
import { withdrawLetter } from '../letter/withdraw.ts';
import { openOwnCard } from './own-card.ts';

/** Row 34 at the desk: the old PIN is the holder's proof. The last try is never spent unless that was said to be meant. */
export const cardChangePin: Handler<'card.change-pin'> = async (call, parts) => {
  const { reader, oldPin, newPin, spendLastTry } = call.input;
  const record = call.subject.card;
  if (record === undefined) throw new Refusal('card-foreign');
  if (isEasyPin(newPin)) throw new Refusal('pin-easy');
  const [old, wanted] = [ascii(oldPin), ascii(newPin)];
  try {
    await parts.desk.at(
      reader,
      async (channel) => {
        const { card, present } = await openOwnCard(channel, record, parts);
        if (present.pin.blocked) throw new Refusal('pin-blocked');
        if (present.pin.triesLeft === 1 && spendLastTry !== true) throw new Refusal('pin-last-try');
        await card.changePin(old, wanted);
      },
      { changes: true },
    );
  } finally {
    wipe(old, wanted);
  }
  parts.store.transact((writer) => {
    const who = {
      person: record.personId,
      ...(call.who.session === undefined ? {} : { session: call.who.session }),
      ...(call.who.person === undefined ? {} : { calledBy: call.who.person }),
    };
    const changes = withdrawLetter(writer, record, parts);
    writer.append(factOf(call, 'card.change-pin', { kind: 'observation', who, note: { card: record.number }, changes }));
  });
  return { cardId: record.id };
};
