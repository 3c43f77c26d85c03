import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { toHex } from '../../core/base/bytes.ts';
import { type CardSlot, cardProfileById } from '../../core/records/card-profile.ts';
import { lastDay } from '../../core/records/last-day.ts';
import type { Certificate, Person } from '../../core/records/records.ts';
import { encodeFascN, NON_FEDERAL_FASC_N } from '../../native/piv/objects/fasc-n.ts';
import type { CertificateAuthority } from '../authority/certificate-authority.ts';
import { issuedSlots } from '../desk/issue/context.ts';
import type { PossessionProof } from '../desk/issue/ports.ts';
import { onHold } from '../desk/issue/understood.ts';
import { required, type Scene } from './scene.ts';

export const DEMO_PROFILE = 'employee-p256';

/** What a produced card of the demo has: numbers and real certificates, but no chip that would hold their keys. */
export interface MadeCard {
  readonly operationId: string;
  readonly cardUuid: string;
  readonly fascN: string;
  readonly expiresOn: string;
  readonly issuedMs: number;
  readonly certificates: readonly Omit<Certificate, 'cardId' | 'servicePointId'>[];
}

interface Making {
  readonly scene: Scene;
  readonly authority: (atMs: number) => CertificateAuthority;
}

/**
 * Orders the four certificates of a card. Its private keys are made, prove themselves in the request, and are forgotten: nobody could
 * ever use such a card, and none that lies in a reader is ever taken for it.
 */
export async function makeCard(person: Person, issuedMs: number, { scene, authority }: Making): Promise<MadeCard> {
  const { newId } = scene.parts;
  const fascN = encodeFascN(NON_FEDERAL_FASC_N);
  const [operationId, cardUuid, expiresOn] = [newId(), newId(), expiryOf(issuedMs)];
  const holder = { name: person.name, email: person.email, number: person.number };
  const certificates: MadeCard['certificates'][number][] = [];
  for (const slot of issuedSlots) {
    const { spki, proof } = newKey(slot, cardUuid, scene);
    const orderId = `${operationId}:${slot}:${createHash('sha256').update(spki).digest('hex').slice(0, 16)}`;
    const order = { orderId, slot, keyKind: 'p256' as const, spki, proof, holder, cardUuid, fascN, expiresOn };
    certificates.push({ id: newId(), slot, keyKind: 'p256', ...onHold(await authority(issuedMs).issueOnHold(order)) });
  }
  return { operationId, cardUuid, fascN: toHex(fascN), expiresOn, issuedMs, certificates };
}

/** The profile's years after the day of issue. */
function expiryOf(issuedMs: number): string {
  const { validYears } = required(cardProfileById(DEMO_PROFILE), 'the profile');
  return lastDay(issuedMs, validYears);
}

/** 9D only agrees on keys, so the station vouches for it; the others sign their request. */
function newKey(slot: CardSlot, cardUuid: string, { house }: Scene): { readonly spki: Uint8Array; readonly proof: PossessionProof } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  if (slot === '9d') return { spki, proof: { kind: 'attested' } };
  const toBeSigned = house.issuing.requestToBeSigned(spki, cardUuid);
  const signature = new Uint8Array(sign('sha256', toBeSigned, privateKey));
  return { spki, proof: { kind: 'pkcs10', der: house.issuing.finishRequest(toBeSigned, signature, 'p256') } };
}
