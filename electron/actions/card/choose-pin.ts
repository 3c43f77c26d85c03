import { ascii, wipe } from '../../../core/base/bytes.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import { isEasyPin } from '../../../core/records/easy-pin.ts';
import type { Card } from '../../../core/records/records.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import type { StoreWriter } from '../../store/store.ts';
import { type Call, type Parts, factOf, required } from '../handler.ts';
import { openOwnCard } from './own-card.ts';
import { provePin } from './prove-pin.ts';
import { type PukStep, setPinByPuk } from './set-pin-by-puk.ts';

interface Choice {
  readonly call: Call<'card.activate'>;
  readonly record: Card;
  readonly parts: Parts;
}

/**
 * The holder chooses at hand-over: the letter's PIN is the proof, or, while no letter was confirmed, the sealed one that nobody knows. Where an
 * earlier choice got no answer, nobody knows which PIN is live: the PUK then sets it, whatever it is, and no try is spent.
 */
export async function choosePin(choice: Choice): Promise<void> {
  const { call, record, parts } = choice;
  const { choose } = call.input;
  if (choose === undefined) return;
  if (isEasyPin(choose.newPin)) throw new Refusal('pin-easy');
  const begun = record.letterState === 'withdrawn';
  if (!begun && record.pinBlobId === undefined && choose.letterPin === undefined) throw new Refusal('pin-malformed');
  const wanted = ascii(choose.newPin);
  try {
    await parts.desk.at(
      choose.reader,
      async (channel) => {
        const { card, present } = await openOwnCard(channel, record, parts);
        if (begun) return setPinByPuk(card, wanted, { record, present, parts, note: noteOf(choice) });
        if (present.pin.blocked) throw new Refusal('pin-blocked');
        if (present.pin.triesLeft === 1 && choose.letterPin !== undefined) throw new Refusal('pin-last-try');
        return change(card, wanted, choice);
      },
      { changes: true },
    );
  } finally {
    wipe(wanted);
  }
}

/** From the moment at which the change is sent, no letter can be relied on any more; unless the card says that it did not make it. */
async function change(card: PivCard, wanted: Uint8Array, choice: Choice): Promise<void> {
  const { call, record, parts } = choice;
  const letterPin = call.input.choose?.letterPin;
  const current = letterPin === undefined ? parts.house.sealed.open(required(record.pinBlobId, 'the sealed PIN')) : ascii(letterPin);
  const mark = (letterState: Card['letterState']): void =>
    parts.store.transact((writer) => {
      note(writer, { step: 'give-pin', changes: [{ record: 'card', id: record.id, set: { letterState: letterState ?? null } }] }, choice);
    });
  try {
    mark('withdrawn');
    await card.changePin(current, wanted);
    await provePin(card, wanted);
  } catch (cause) {
    if (cause instanceof PivError && REFUSED.includes(cause.kind)) mark(record.letterState);
    throw cause;
  } finally {
    wipe(current);
  }
}

/** With these answers the card has kept the PIN that it had. */
const REFUSED: readonly PivError['kind'][] = ['pin-wrong', 'pin-blocked', 'pin-malformed', 'pin-against-rules'];

function noteOf(choice: Choice): (writer: StoreWriter, step: PukStep, changes: readonly Change[]) => void {
  return (writer, step, changes) => note(writer, { step: step === 'pin-set' ? 'give-pin' : 'replace-puk', changes }, choice);
}

function note(
  writer: StoreWriter,
  { step, changes }: { readonly step: string; readonly changes: readonly Change[] },
  { call, record }: Choice,
): void {
  const fact = factOf(call, 'card.activate', { kind: 'observation', note: { card: record.number, step }, changes });
  writer.append({ ...fact, action: 'card.step-done' });
}
