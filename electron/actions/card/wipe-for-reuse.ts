import { Refusal } from '../../../core/failures/refusal.ts';
import { recogniseOpen } from '../../../native/piv/examine.ts';
import { PivCard } from '../../../native/piv/piv-card.ts';
import { wipeCard } from '../../desk/issue/wipe-card.ts';
import { type Known, knownRecord, saidNumber } from '../../desk/look.ts';
import { type Call, factOf, type Parts } from '../handler.ts';

type Wipe = Call<'card.wipe'> | Call<'temporary-card.wipe'>;

/**
 * Brings the chip of a card of ours that is over for good back to its factory state. It is written down before the first try is spent; after
 * the wipe its secrets are destroyed. A card that is pulled in between is ours and over as before, and can be wiped again.
 */
export async function wipeForReuse(known: Known, call: Wipe, parts: Parts): Promise<Record<string, never>> {
  const { desk, store, random, house } = parts;
  const { reader } = call.input;
  const { kind, record } = known;
  const action = `${kind}.wipe` as const;
  const note = { card: record.number };
  if (desk.reader(reader).contents === 'empty') throw new Refusal('no-card');
  if (desk.busy(reader)) throw new Refusal('reader-busy');
  await desk.at(
    reader,
    async (channel) => {
      const card = await PivCard.open(channel, random);
      const present = await recogniseOpen(card);
      if (knownRecord(present, store)?.record.id !== record.id) throw new Refusal('card-not-this-one', { card: saidNumber(known) });
      if (!present.abilities.reset) throw new Refusal('card-not-wipeable');
      store.transact((writer) => {
        writer.append({ ...factOf(call as Call<'card.wipe'>, 'card.wipe', { note, changes: [] }), action });
      });
      await wipeCard(card, random);
      store.transact((writer) => {
        for (const blobId of [record.pinBlobId, record.pukBlobId, record.pukPendingBlobId])
          if (blobId !== undefined) house.cardSecrets.destroy(writer, blobId);
        const changes = [{ record: kind, id: record.id, set: NO_SECRETS }];
        writer.append({
          ...factOf(call as Call<'card.wipe'>, 'card.wipe', { kind: 'observation', note, changes }),
          action: `${kind}.wiped`,
        });
      });
    },
    { changes: true },
  );
  return {};
}

const NO_SECRETS = { pinBlobId: null, pukBlobId: null, pukPendingBlobId: null } as const;
