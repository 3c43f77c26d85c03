import { Refusal } from '../../../core/failures/refusal.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import { chipOf } from '../../desk/chip.ts';
import { knownRecord, saidNumber } from '../../desk/look.ts';
import { resetToFactory } from '../card/factory-reset.ts';
import { type Handler, factOf } from '../handler.ts';

/**
 * Brings a card of somebody else back to its factory state. It is written down before the first try is spent and after the wipe; a card that
 * is pulled in between is as foreign as before, and can be taken over again.
 */
export const readerTakeOver: Handler<'reader.take-over'> = async (call, parts) => {
  const { reader, chip } = call.input;
  await resetToFactory(reader, parts, (present) => {
    const known = knownRecord(present, parts.store);
    if (known !== undefined) throw new Refusal('card-already-issued', { card: saidNumber(known) });
    if (present.kind === 'blank') throw new Refusal('input-invalid', { field: 'reader', wanted: 'a card that somebody else issued' });
    if (chipShown(present) !== chip) throw new Refusal('card-swapped');
    const note = { chip, model: present.model.name };
    return {
      before: (writer) => writer.append(factOf(call, 'reader.take-over', { note, changes: [] })),
      after: (writer) =>
        writer.append({ ...factOf(call, 'reader.take-over', { kind: 'observation', note, changes: [] }), action: 'reader.taken-over' }),
    };
  });
  return {};
};

/** What a screen shows of the chip: its identity, else the card UUID that its issuer wrote. */
function chipShown({ identity, cardUuid }: PresentCard): string {
  return identity === undefined ? (cardUuid ?? '') : chipOf(identity);
}
