import { Refusal } from '../../../core/failures/refusal.ts';
import { type Known, knownRecord, saidNumber } from '../../desk/look.ts';
import { type Call, factOf, type Parts } from '../handler.ts';
import { withdrawLetter } from '../letter/withdraw.ts';
import { resetToFactory } from './factory-reset.ts';

type Wipe = Call<'card.wipe'> | Call<'temporary-card.wipe'>;

/**
 * Brings the chip of a card of ours that is over for good back to its factory state. It is written down before the first try is spent; after
 * the wipe its secrets are destroyed. A card that is pulled in between is ours and over as before, and can be wiped again.
 */
export async function wipeForReuse(known: Known, call: Wipe, parts: Parts): Promise<Record<string, never>> {
  const { store, house } = parts;
  const { kind, record } = known;
  const note = { card: record.number };
  await resetToFactory(call.input.reader, parts, (present) => {
    if (knownRecord(present, store)?.record.id !== record.id) throw new Refusal('card-not-this-one', { card: saidNumber(known) });
    return {
      before: (writer) =>
        writer.append({ ...factOf(call as Call<'card.wipe'>, 'card.wipe', { note, changes: [] }), action: `${kind}.wipe` }),
      after: (writer) => {
        for (const blobId of [record.pinBlobId, record.pukBlobId, record.pukPendingBlobId])
          if (blobId !== undefined) house.cardSecrets.destroy(writer, blobId);
        // A letter that still waits would say the PIN of a card that is no more.
        const letter = kind === 'card' ? withdrawLetter(writer, record, parts) : [];
        const changes = [{ record: kind, id: record.id, set: NO_SECRETS }, ...letter];
        writer.append({
          ...factOf(call as Call<'card.wipe'>, 'card.wipe', { kind: 'observation', note, changes }),
          action: `${kind}.wiped`,
        });
      },
    };
  });
  return {};
}

const NO_SECRETS = { pinBlobId: null, pukBlobId: null, pukPendingBlobId: null } as const;
