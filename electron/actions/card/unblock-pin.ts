import { ascii, wipe } from '../../../core/base/bytes.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { isEasyPin } from '../../../core/records/easy-pin.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Call, type Handler, type Parts, factOf } from '../handler.ts';
import { withdrawLetter } from '../letter/withdraw.ts';
import { openOwnCard } from './own-card.ts';
import { type PukStep, setPinByPuk } from './set-pin-by-puk.ts';

type UnblockAction = 'card.unblock-pin' | 'self.unblock-pin';

/** Row 33 with both halves at one desk. */
export const cardUnblockPin: Handler<'card.unblock-pin'> = (call, parts) => unblockAtReader('card.unblock-pin', call, parts);

/** The sealed PUK resets the PIN, and is replaced by a new one in the same visit. Nobody sees either. */
export async function unblockAtReader(action: UnblockAction, call: Call<UnblockAction>, parts: Parts): Promise<{ cardId: string }> {
  const record = call.subject.card;
  if (record === undefined) throw new Refusal(call.subject.reader?.contents === 'empty' ? 'no-card' : 'card-foreign');
  if (record.pukBlobId === undefined) throw new Refusal('puk-missing');
  if (isEasyPin(call.input.newPin)) throw new Refusal('pin-easy');
  const wanted = ascii(call.input.newPin);
  const note = (writer: StoreWriter, step: PukStep, changes: readonly Change[]): void => {
    const all = [...changes, ...(step === 'pin-set' ? withdrawLetter(writer, record, parts) : [])];
    writer.append(factOf<UnblockAction>(call, action, { kind: 'observation', note: { card: record.number, step }, changes: all }));
  };
  try {
    await parts.desk.at(
      call.input.reader,
      async (channel) => {
        const { card, present } = await openOwnCard(channel, record, parts);
        await setPinByPuk(card, wanted, { record, present, parts, note });
      },
      { changes: true },
    );
  } finally {
    wipe(wanted);
  }
  return { cardId: record.id };
}
