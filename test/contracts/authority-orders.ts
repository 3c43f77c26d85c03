import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { finishRequest, requestToBeSigned } from '../../electron/authority/certification-request.ts';
import type { IssueOrder } from '../../electron/authority/certificate-authority.ts';
import type { CardSlot } from '../../core/records/card-profile.ts';
import type { KeyKind } from '../../core/records/key-kind.ts';

/** A key as a chip would hold it. */
export interface ChipKey {
  readonly kind: KeyKind;
  readonly privateKey: KeyObject;
  readonly spki: Uint8Array;
}

function pairOf(kind: KeyKind): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  switch (kind) {
    case 'p256':
      return generateKeyPairSync('ec', { namedCurve: 'P-256' });
    case 'p384':
      return generateKeyPairSync('ec', { namedCurve: 'P-384' });
    case 'ed25519':
      return generateKeyPairSync('ed25519');
    case 'x25519':
      return generateKeyPairSync('x25519');
    case 'rsa2048':
    case 'rsa3072':
    case 'rsa4096':
      return generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(3)) });
  }
}

export function chipKey(kind: KeyKind): ChipKey {
  const { privateKey, publicKey } = pairOf(kind);
  return { kind, privateKey, spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })) };
}

/** What the chip signs to prove that it holds the key, signed by `by`. */
export function requestOf(key: ChipKey, by: ChipKey = key): Uint8Array {
  const toBeSigned = requestToBeSigned(key.spki, 'card 1042');
  const digest = by.kind === 'ed25519' ? null : by.kind === 'p384' ? 'sha384' : 'sha256';
  return finishRequest(toBeSigned, sign(digest, toBeSigned, by.privateKey), by.kind);
}

export const fascN = Uint8Array.from(Buffer.from('d4e739da739ced39ce739da1685a108c' + '92d67294a1685a4edf', 'hex')).slice(0, 25);
export const cardUuid = '0b6f6c1e-4f7f-4b53-8f5e-9d3b8a1c2d4e';

/** A good order for that key; `change` says what is different. */
export function orderFor(slot: CardSlot, key: ChipKey, change: Partial<IssueOrder> = {}): IssueOrder {
  return {
    orderId: randomUUID(),
    slot,
    spki: key.spki,
    proof: { kind: 'pkcs10', der: requestOf(key) },
    holder: { name: 'Łukasz Ångström', email: 'lukasz@example.org', number: '1001' },
    cardUuid,
    fascN,
    expiresOn: '2034-05-03',
    ...change,
  };
}
