import { createPublicKey, type KeyObject } from 'node:crypto';
import { equalBytes } from '../../core/base/bytes.ts';
import type { CardSlot } from '../../core/records/card-profile.ts';
import type { KeyKind } from '../../core/records/key-kind.ts';

/** With the length that a key has when its curve is named and its point is whole (RFC 5480 §2.1.1, §2.2). */
const curves: Readonly<Record<string, readonly [kind: KeyKind, length: number]>> = { prime256v1: ['p256', 91], secp384r1: ['p384', 120] };
const moduli: Readonly<Record<number, KeyKind>> = { 2048: 'rsa2048', 3072: 'rsa3072', 4096: 'rsa4096' };

function kindOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, length: number): KeyKind | undefined {
  const { namedCurve = '', modulusLength = 0, publicExponent } = asymmetricKeyDetails ?? {};
  if (asymmetricKeyType === 'ec') {
    const [kind, whole] = curves[namedCurve] ?? [];
    return length === whole ? kind : undefined;
  }
  // SP 800-78-5 §3.1: the exponent of an RSA key on a card is 65537.
  if (asymmetricKeyType === 'rsa') return publicExponent === 65_537n ? moduli[modulusLength] : undefined;
  return asymmetricKeyType === 'ed25519' || asymmetricKeyType === 'x25519' ? asymmetricKeyType : undefined;
}

/** Ed25519 signs and X25519 agrees on keys, and neither does the other's work: 9D is for the second, the rest for the first. */
export function fitsSlot(kind: KeyKind, slot: CardSlot): boolean {
  return kind !== (slot === '9d' ? 'ed25519' : 'x25519');
}

/** The kind of a key that certificates are made for; undefined for any other, and for one that is not written in DER to the byte. */
export function acceptedKey(spki: Uint8Array): KeyKind | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), type: 'spki', format: 'der' });
    const written = new Uint8Array(key.export({ type: 'spki', format: 'der' }));
    return equalBytes(written, spki) ? kindOf(key, spki.length) : undefined;
  } catch {
    return undefined;
  }
}
