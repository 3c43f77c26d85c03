import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { equalBytes, fromBase64, fromHex } from '../../../core/base/bytes.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { CardSlot } from '../../../core/records/card-profile.ts';
import type { Certificate } from '../../../core/records/records.ts';
import { buildCertificateObject } from '../../../native/piv/objects/certificate-object.ts';
import { isSignature, proveKey } from '../../../native/piv/prove-key.ts';
import { type PublicKey, publicKeyOf } from '../../../native/piv/public-key.ts';
import type { PivCard } from '../../../native/piv/piv-card.ts';
import { PivError } from '../../../native/piv/piv-error.ts';
import { slots } from '../../../native/piv/tables/slots.ts';
import type { IssueContext } from './context.ts';
import { spkiOf } from './keys.ts';
import type { PossessionProof } from './ports.ts';
import { verifySealedPin, withPinIfAsked } from './secrets.ts';
import { onHold, understood } from './understood.ts';
import { writeIfOther } from './write-if-other.ts';

/** For each key: proof of possession, a certificate that comes on hold, and its object on the chip. */
export async function certificates(context: IssueContext): Promise<void> {
  for (const slot of context.slots) {
    const certificate = certificateOf(context, slot) ?? (await order(context, slot));
    const object = slots[slot].certificate;
    await writeIfOther(context, object, buildCertificateObject(object, fromBase64(certificate.der)));
  }
}

/** The slot's certificate on record for the key that the slot holds now. */
export function certificateOf(context: IssueContext, slot: CardSlot): Certificate | undefined {
  const spki = requiredSpki(context, slot);
  return context.parts.store.certificates.byCard(context.record.id).find((certificate) => {
    if (certificate.slot !== slot || certificate.state !== 'on-hold') return false;
    const key = new X509Certificate(fromBase64(certificate.der)).publicKey.export({ type: 'spki', format: 'der' });
    return equalBytes(new Uint8Array(key), spki);
  });
}

/** Throws TypeError where the slot's key was not made yet: the order of the steps is broken. */
function requiredSpki(context: IssueContext, slot: CardSlot): Uint8Array {
  const spki = spkiOf(context, slot);
  if (spki === undefined) throw new TypeError(`expected the key of ${slot} to be made`);
  return spki;
}

export function publicKeyOfSlot(context: IssueContext, slot: CardSlot): PublicKey {
  const key = publicKeyOf(createPublicKey({ key: Buffer.from(requiredSpki(context, slot)), type: 'spki', format: 'der' }));
  if (key === undefined) throw new TypeError(`expected a public key of PIV in ${slot}`);
  return key;
}

async function order(context: IssueContext, slot: CardSlot): Promise<Certificate> {
  const { parts, record, person, profile } = context;
  const spki = requiredSpki(context, slot);
  const orderId = `${context.operationId}:${slot}:${createHash('sha256').update(spki).digest('hex').slice(0, 16)}`;
  const proof = await prove(context, slot, spki);
  await context.note({ [`order-${slot}`]: orderId, [`certificate-${slot}`]: '' }, { step: 'certificates' });
  const asked = await parts.authority.order({
    orderId,
    slot,
    keyKind: profile.keys[slot],
    spki,
    proof,
    holder: { name: person.name, email: person.email, number: person.number },
    cardUuid: context.uuid,
    fascN: fromHex(record.fascN ?? ''),
    expiresOn: context.validUntil,
  });
  const issued = understood(asked, spki);
  const certificate: Certificate = {
    id: parts.newId(),
    cardId: record.id,
    ...(context.operation.temporary === true ? { temporary: true, personId: person.id } : {}),
    servicePointId: record.servicePointId,
    slot,
    keyKind: profile.keys[slot],
    keyHash: createHash('sha256').update(spki).digest('hex'),
    ...onHold(issued),
  };
  await context.note(
    { [`certificate-${slot}`]: issued.serialHex },
    { changes: () => [{ record: 'certificate', id: certificate.id, set: certificate }] },
  );
  return certificate;
}

/** 9A, 9C and 9E sign their request; 9D only agrees or deciphers, so the station sees that and vouches for it (piv.md, i). */
async function prove(context: IssueContext, slot: CardSlot, spki: Uint8Array): Promise<PossessionProof> {
  const { parts, profile } = context;
  if (slot === '9d') {
    await proveSlot(context, slot);
    return { kind: 'attested' };
  }
  const toBeSigned = parts.authority.requestToBeSigned(spki, context.uuid);
  const signature = await withSlot(context, slot, (card) => card.sign({ slot, kind: profile.keys[slot] }, toBeSigned));
  if (!isSignature(publicKeyOfSlot(context, slot), toBeSigned, signature))
    throw new Refusal('key-not-proved', { slot: slot.toUpperCase() });
  context.seen.keys.add(slot);
  return { kind: 'pkcs10', der: parts.authority.finishRequest(toBeSigned, signature, profile.keys[slot]) };
}

/** One use of the slot's private key, checked against its public key. Throws Refusal('key-not-proved'). */
export async function proveSlot(context: IssueContext, slot: CardSlot): Promise<void> {
  const publicKey = publicKeyOfSlot(context, slot);
  try {
    await withSlot(context, slot, (card) => proveKey(card, { slot, publicKey }, context.parts.random));
  } catch (cause) {
    if (!(cause instanceof PivError) || cause.kind !== 'key-not-proved') throw cause;
    throw new Refusal('key-not-proved', { slot: slot.toUpperCase() }, { cause });
  }
  context.seen.keys.add(slot);
}

/** With the PIN as the slot wants it: 9C right before each use, the others once a session. */
async function withSlot<Value>(context: IssueContext, slot: CardSlot, work: (card: PivCard) => Promise<Value>): Promise<Value> {
  const { pin } = slots[slot];
  if (pin === 'always' || (pin === 'once' && !context.seen.pin)) await verifySealedPin(context);
  return withPinIfAsked(context, () => work(context.card));
}
