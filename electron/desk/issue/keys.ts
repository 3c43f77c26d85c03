import { equalBytes, fromBase64, toBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { CardSlot } from '../../../core/records/card-profile.ts';
import { attestedKey } from '../../../native/piv/attestation.ts';
import { subjectPublicKeyInfo } from '../../../native/piv/public-key.ts';
import type { Change } from '../../../core/facts/draft.ts';
import type { StoreWriter } from '../../store/store.ts';
import type { IssueContext } from './context.ts';
import { giveUpOrders, lostOrders } from './lost-orders.ts';

/** The public key of a slot as it was found out when the key was made; undefined before that. SubjectPublicKeyInfo in DER. */
export function spkiOf(context: IssueContext, slot: CardSlot): Uint8Array | undefined {
  const found = context.finding(`spki-${slot}`);
  return found === undefined ? undefined : fromBase64(found);
}

/** Makes the slot's key on the chip, where the card is to have one, unless the one of an earlier run is still there. */
export async function makeKey(context: IssueContext, slot: CardSlot): Promise<void> {
  if (!context.slots.includes(slot) || (await stillThere(context, slot))) return;
  const kind = context.profile.keys[slot];
  dropCertificates(context, slot);
  context.run.changesCard();
  const publicKey = await context.card.generateKey({ slot, kind });
  const spki = subjectPublicKeyInfo(publicKey);
  await attested(context, slot, spki);
  context.note({ [`spki-${slot}`]: toBase64(spki) }, { step: `key-${slot}` });
}

async function stillThere(context: IssueContext, slot: CardSlot): Promise<boolean> {
  const spki = spkiOf(context, slot);
  if (spki === undefined) return false;
  if (!context.present.abilities.metadata) return true;
  const publicKey = (await context.card.keyMetadata(slot))?.publicKey;
  return publicKey !== undefined && equalBytes(subjectPublicKeyInfo(publicKey), spki);
}

/** Certificates of a key that is made anew are worth nothing: they, and what a lost order gave, are revoked with the next visit to the authority. */
function dropCertificates(context: IssueContext, slot: CardSlot): void {
  const old = context.parts.store.certificates
    .byCard(context.record.id)
    .filter((certificate) => certificate.slot === slot && certificate.state === 'on-hold');
  const order = context.finding(`order-${slot}`) ?? '';
  if (old.length === 0 && order === '') return;
  const lost = lostOrders(context.operation).filter((one) => one === order);
  const set = { state: 'revoked', waitingForAuthority: true, revocationReason: 'superseded' } as const;
  const changes = (writer: StoreWriter): readonly Change[] => {
    giveUpOrders(writer, lost);
    return old.map(({ id }) => ({ record: 'certificate', id, set }));
  };
  context.note({ [`order-${slot}`]: '', [`certificate-${slot}`]: '' }, { changes });
}

/** Where the card attests, it must vouch for this very key before a certificate is asked for. */
async function attested(context: IssueContext, slot: CardSlot, spki: Uint8Array): Promise<void> {
  if (!context.present.abilities.attest) return context.run.leaveOut('attestation');
  const vouched = attestedKey(await context.card.attest(slot));
  if (!equalBytes(vouched, spki)) throw new Refusal('key-not-proved', { slot: slot.toUpperCase() });
}
