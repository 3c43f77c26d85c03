import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { fromBase64, fromHex } from '../../../core/base/bytes.ts';
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

/**
 * For each key: proof of possession, a certificate that comes on hold, and its object on the chip. What all of them are about to be is written
 * down in one transaction, and so is what all of them are: each commit waits for the disk.
 */
export async function certificates(context: IssueContext): Promise<void> {
  const missing = context.slots.filter((slot) => certificateOf(context, slot) === undefined);
  if (missing.length > 0) await orderAll(context, missing);
  for (const slot of context.slots) {
    const object = slots[slot].certificate;
    const { der } = required(certificateOf(context, slot), slot);
    await writeIfOther(context, object, buildCertificateObject(object, fromBase64(der)));
  }
}

/** The slot's certificate on record for the key that the slot holds now. */
export function certificateOf(context: IssueContext, slot: CardSlot): Certificate | undefined {
  const keyHash = keyHashOf(requiredSpki(context, slot));
  return context.parts.store.certificates
    .byCard(context.record.id)
    .find((certificate) => certificate.slot === slot && certificate.state === 'on-hold' && hashOfItsKey(certificate) === keyHash);
}

function required(certificate: Certificate | undefined, slot: CardSlot): Certificate {
  if (certificate === undefined) throw new TypeError(`expected the certificate of ${slot} on record`);
  return certificate;
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

/** Records of before have no hash of the key. */
function hashOfItsKey({ keyHash, der }: Certificate): string {
  if (keyHash !== undefined) return keyHash;
  return keyHashOf(new X509Certificate(fromBase64(der)).publicKey.export({ type: 'spki', format: 'der' }));
}

const keyHashOf = (spki: Uint8Array): string => createHash('sha256').update(spki).digest('hex');

interface Order {
  readonly slot: CardSlot;
  readonly spki: Uint8Array;
  readonly orderId: string;
  readonly proof: PossessionProof;
}

async function orderAll(context: IssueContext, missing: readonly CardSlot[]): Promise<void> {
  const orders: Order[] = [];
  for (const slot of missing) orders.push(await prepared(context, slot));
  const begun = orders.flatMap(({ slot, orderId }) => [[`order-${slot}`, orderId] as const, [`certificate-${slot}`, ''] as const]);
  await context.note(Object.fromEntries(begun), { step: 'certificates' });
  const made: Certificate[] = [];
  for (const order of orders) made.push(await issued(context, order));
  await context.note(Object.fromEntries(made.map(({ slot, serialHex }) => [`certificate-${slot}`, serialHex])), {
    changes: () => made.map((certificate) => ({ record: 'certificate', id: certificate.id, set: certificate })),
  });
}

/** Ready to be sent: the same order for the same key, however often it is sent. */
async function prepared(context: IssueContext, slot: CardSlot): Promise<Order> {
  const spki = requiredSpki(context, slot);
  const orderId = `${context.operationId}:${slot}:${keyHashOf(spki).slice(0, 16)}`;
  return { slot, spki, orderId, proof: await prove(context, slot, spki) };
}

async function issued(context: IssueContext, { slot, spki, orderId, proof }: Order): Promise<Certificate> {
  const { parts, record, person, profile } = context;
  const answer = await parts.authority.order({
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
  return {
    id: parts.newId(),
    cardId: record.id,
    ...(context.operation.temporary === true ? { temporary: true, personId: person.id } : {}),
    servicePointId: record.servicePointId,
    slot,
    keyKind: profile.keys[slot],
    keyHash: keyHashOf(spki),
    ...onHold(understood(answer, spki)),
  };
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
