import { Refusal } from '../../../core/failures/refusal.ts';
import { recogniseOpen } from '../../../native/piv/examine.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { chipOf } from '../../desk/chip.ts';
import { wipeCard } from '../../desk/issue/wipe-card.ts';
import { knownRecord, saidNumber } from '../../desk/look.ts';
import { type Handler, factOf } from '../handler.ts';

/**
 * Brings a card of somebody else back to its factory state. It is written down before the first try is spent and after the wipe; a card that
 * is pulled in between is as foreign as before, and can be taken over again.
 */
export const readerTakeOver: Handler<'reader.take-over'> = async (call, parts) => {
  const { reader, chip } = call.input;
  const { desk, store, random } = parts;
  if (desk.reader(reader).contents === 'empty') throw new Refusal('no-card');
  if (desk.busy(reader)) throw new Refusal('reader-busy');
  await desk.at(
    reader,
    async (channel) => {
      const card = await PivCard.open(channel, random);
      const present = await recogniseOpen(card);
      const known = knownRecord(present, store);
      if (known !== undefined) throw new Refusal('card-already-issued', { card: saidNumber(known) });
      if (present.kind === 'blank') throw new Refusal('input-invalid', { field: 'reader', wanted: 'a card that somebody else issued' });
      if (chipShown(present) !== chip) throw new Refusal('card-swapped');
      if (!present.abilities.reset) throw new Refusal('card-not-wipeable');
      const note = { chip, model: present.model.name };
      store.transact((writer) => {
        writer.append(factOf(call, 'reader.take-over', { note, changes: [] }));
      });
      await wipeCard(card, random);
      store.transact((writer) => {
        writer.append({ ...factOf(call, 'reader.take-over', { kind: 'observation', note, changes: [] }), action: 'reader.taken-over' });
      });
    },
    { changes: true },
  );
  return {};
};

/** What a screen shows of the chip: its identity, else the card UUID that its issuer wrote. */
function chipShown({ identity, cardUuid }: PresentCard): string {
  return identity === undefined ? (cardUuid ?? '') : chipOf(identity);
}
