import { equalBytes, fromBase64, toBase64 } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { CardSlot } from '../../../core/records/card-profile.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { subjectPublicKeyInfo } from '../../../native/piv/public-key.ts';
import type { Change } from '../../../core/facts/draft.ts';
import type { StoreWriter } from '../../store/store.ts';
import { attested, attestedBefore } from './attested.ts';
import type { IssueContext } from './context.ts';
import { giveUpOrders, lostOrders } from './lost-orders.ts';
import { knownAlgorithms, nameOf } from './preflight.ts';

/** The public key of a slot as it was found out when the key was made; undefined before that. SubjectPublicKeyInfo in DER. */
export function spkiOf(context: IssueContext, slot: CardSlot): Uint8Array | undefined {
  const found = context.finding(`spki-${slot}`);
  return found === undefined ? undefined : fromBase64(found);
}

/**
 * On a card that does not say which kinds of key it makes: one of each that its profile wants, in the slot where it belongs, before the
 * card gets a number. A card that cannot is refused as blank as it came. Throws Refusal('algorithm-missing').
 */
export async function tryAlgorithms(context: IssueContext): Promise<void> {
  if (knownAlgorithms(context.present) !== undefined) return;
  const { keys } = context.profile;
  for (const slot of context.slots.filter((each, at) => context.slots.findIndex((other) => keys[other] === keys[each]) === at)) {
    try {
      // Without a number a key is worth nothing, so this changes nothing that a cancel would leave behind.
      if (!(await stillThere(context, slot))) await generate(context, slot);
    } catch (cause) {
      if (!(cause instanceof PivError) || cause.kind !== 'algorithm-unsupported') throw cause;
      throw new Refusal('algorithm-missing', { algorithm: nameOf(keys[slot]) }, { cause });
    }
  }
}

/** Makes the slot's key on the chip, where the card is to have one, unless the one of an earlier run is still there. */
export async function makeKey(context: IssueContext, slot: CardSlot): Promise<void> {
  if (!context.slots.includes(slot)) return;
  const spki = spkiOf(context, slot);
  if (spki !== undefined && (await stillThere(context, slot))) return attestedBefore(context, slot, spki);
  await dropCertificates(context, slot);
  context.run.changesCard();
  await generate(context, slot);
}

async function generate(context: IssueContext, slot: CardSlot): Promise<void> {
  const publicKey = await context.card.generateKey({ slot, kind: context.profile.keys[slot] });
  const spki = subjectPublicKeyInfo(publicKey);
  const vouched = await attested(context, slot, publicKey);
  await context.note({ [`spki-${slot}`]: toBase64(spki), ...vouched }, { step: `key-${slot}` });
}

async function stillThere(context: IssueContext, slot: CardSlot): Promise<boolean> {
  const spki = spkiOf(context, slot);
  if (spki === undefined) return false;
  if (!context.present.abilities.metadata) return true;
  const publicKey = (await context.card.keyMetadata(slot))?.publicKey;
  return publicKey !== undefined && equalBytes(subjectPublicKeyInfo(publicKey), spki);
}

/** Certificates of a key that is made anew are worth nothing: they, and what a lost order gave, are revoked with the next visit to the authority. */
async function dropCertificates(context: IssueContext, slot: CardSlot): Promise<void> {
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
  await context.note({ [`order-${slot}`]: '', [`certificate-${slot}`]: '' }, { changes });
}
