import { Refusal } from '../../../core/failures/refusal.ts';
import { recogniseOpen } from '../../../native/piv/examine.ts';
import type { PresentCard } from '../../../native/piv/examination.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { wipeCard } from '../../desk/issue/wipe-card.ts';
import type { StoreWriter } from '../../store/store.ts';
import type { Parts } from '../handler.ts';

/** What is written down around a wipe, each in a transaction of its own. */
interface Written {
  /** Before the first try is spent. */
  readonly before: (writer: StoreWriter) => void;
  readonly after: (writer: StoreWriter) => void;
}

/**
 * Brings the card in a reader back to its factory state. `writtenFor` looks at the card first and throws where it is not the one that is
 * meant: then nothing is written and no try is spent. Throws Refusal: no-card, reader-busy, card-not-wipeable and the card's own.
 */
export async function resetToFactory(reader: string, parts: Parts, writtenFor: (present: PresentCard) => Written): Promise<void> {
  const { desk, store, random } = parts;
  if (desk.reader(reader).contents === 'empty') throw new Refusal('no-card');
  if (desk.busy(reader)) throw new Refusal('reader-busy');
  await desk.at(
    reader,
    async (channel) => {
      const card = await PivCard.open(channel, random);
      const present = await recogniseOpen(card);
      const { before, after } = writtenFor(present);
      if (!present.abilities.reset) throw new Refusal('card-not-wipeable');
      store.transact(before);
      await wipeCard(card, random);
      store.transact(after);
    },
    { changes: true },
  );
}
