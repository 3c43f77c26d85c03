import { wipe } from '../../../core/base/bytes.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { drawPin } from '../../../core/records/draw-pin.ts';
import type { Card } from '../../../core/records/records.ts';
import type { StoreWriter } from '../../store/store.ts';
import { openOwnCard } from '../card/own-card.ts';
import { setPinByPuk } from '../card/set-pin-by-puk.ts';
import { type Call, type Handler, type Parts, factOf } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { withdrawLetter } from './withdraw.ts';

/** A new PIN for a new letter: sealed before it is sent, printable once the card has it. After a lost reply it is drawn and set anew. */
export const letterRenew: Handler<'letter.renew'> = async (call, parts) => {
  const record = call.subject.card;
  if (record === undefined) throw new Refusal(call.subject.reader?.contents === 'empty' ? 'no-card' : 'card-foreign');
  if (record.pukBlobId === undefined) throw new Refusal('puk-missing');
  const wanted = drawPin(Number(optionValue(parts.store, 'cards-pin-length')), parts.random);
  try {
    await parts.desk.at(
      call.input.reader,
      async (channel) => {
        const { card, present } = await openOwnCard(channel, record, parts);
        if (present.puk?.triesLeft === 0) throw new Refusal('puk-blocked');
        seal(wanted, record, { call, parts });
        const note = (writer: StoreWriter, step: string, changes: readonly Change[]): void => {
          const printable: Change = { record: 'card', id: record.id, set: { letterState: 'waiting' } };
          append(writer, step, { record, call, changes: step === 'pin-set' ? [...changes, printable] : changes });
        };
        await setPinByPuk(card, wanted, { record, present, parts, note });
      },
      { changes: true },
    );
  } finally {
    wipe(wanted);
  }
  return { cardId: record.id };
};

/** Until the card has it, no letter with it can be printed. */
function seal(wanted: Uint8Array, record: Card, { call, parts }: { readonly call: Call<'letter.renew'>; readonly parts: Parts }): void {
  const under = { servicePointId: record.servicePointId };
  parts.store.transact((writer) => {
    withdrawLetter(writer, record, parts);
    const pinBlobId = parts.house.sealed.put(writer, { kind: 'initial-pin', recordId: record.id, secret: wanted, under });
    const changes: readonly Change[] = [{ record: 'card', id: record.id, set: { pinBlobId, letterState: 'withdrawn' } }];
    const note = { card: record.number, step: 'pin' };
    writer.append({ ...factOf(call, 'letter.renew', { kind: 'observation', note, changes }), action: 'card.step-done' });
  });
}

interface Step {
  readonly record: Card;
  readonly call: Call<'letter.renew'>;
  readonly changes: readonly Change[];
}

function append(writer: StoreWriter, step: string, { record, call, changes }: Step): void {
  writer.append(factOf(call, 'letter.renew', { kind: 'observation', note: { card: record.number, step }, changes }));
}
