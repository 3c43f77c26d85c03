import { constants, createPublicKey, diffieHellman, generateKeyPairSync, publicEncrypt, verify } from 'node:crypto';
import { equalBytes, wipe } from '../../core/base/bytes.ts';
import type { KeyOnCard } from './commands/private-key.ts';
import type { RandomBytes } from './commands/authenticate-management.ts';
import type { PivCard } from './piv-card.ts';
import { PivError } from './piv-error.ts';
import { type PublicKey, isRsa, keyObjectOf, publicKeyOf } from './public-key.ts';
import { unpaddedPkcs1, usualHash } from './signature-input.ts';
import { slots } from './tables/slots.ts';

/** How the private key showed that it is the one of this public key. */
export interface KeyProof {
  readonly slot: KeyOnCard['slot'];
  readonly how: 'signature' | 'agreement' | 'decryption';
}

const MESSAGE_BYTES = 32;

/**
 * One operation with the slot's private key, checked against the public key: a signature for keys that sign, an ECDH or a decryption for
 * keys that do not (9D, 82 to 95). 9C wants the PIN verified right before. Throws PivError 'key-not-proved', 'pin-needed', 'key-missing'.
 */
export async function proveKey(
  card: PivCard,
  { slot, publicKey }: { readonly slot: KeyOnCard['slot']; readonly publicKey: PublicKey },
  random: RandomBytes,
): Promise<KeyProof> {
  const how = wayFor(slot, publicKey);
  const proved = await WAYS[how](card, { slot, publicKey }, random);
  if (proved) return { slot, how };
  throw new PivError('key-not-proved', `key ${slot.toUpperCase()} is not the one of the public key`);
}

interface Claim {
  readonly slot: KeyOnCard['slot'];
  readonly publicKey: PublicKey;
}

function wayFor(slot: KeyOnCard['slot'], { kind }: PublicKey): KeyProof['how'] {
  if (kind === 'x25519') return 'agreement';
  if (slots[slot].use !== 'decipher-or-agree' || kind === 'ed25519') return 'signature';
  return isRsa(kind) ? 'decryption' : 'agreement';
}

const WAYS: Readonly<Record<KeyProof['how'], (card: PivCard, claim: Claim, random: RandomBytes) => Promise<boolean>>> = {
  signature: signs,
  agreement: agrees,
  decryption: deciphers,
};

async function signs(card: PivCard, { slot, publicKey }: Claim, random: RandomBytes): Promise<boolean> {
  const { kind } = publicKey;
  const message = random(MESSAGE_BYTES);
  const signature = await card.sign({ slot, kind }, message);
  return isSignature(publicKey, message, signature);
}

/** Checks a signature as PivCard.sign makes it: PKCS #1 v1.5, ECDSA in DER or Ed25519, with the kind's usual hash. */
export function isSignature(publicKey: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  const hash = publicKey.kind === 'ed25519' ? null : usualHash(publicKey.kind);
  try {
    return verify(hash, message, keyObjectOf(publicKey), signature);
  } catch {
    return false;
  }
}

const CURVE_NAMES = { p256: 'prime256v1', p384: 'secp384r1' } as const;

async function agrees(card: PivCard, { slot, publicKey }: Claim): Promise<boolean> {
  const { kind } = publicKey;
  const ours =
    kind === 'x25519'
      ? generateKeyPairSync('x25519')
      : generateKeyPairSync('ec', { namedCurve: CURVE_NAMES[kind === 'p384' ? 'p384' : 'p256'] });
  const point = publicKeyOf(createPublicKey(ours.privateKey));
  if (point === undefined || !('point' in point)) return false;
  const expected = Uint8Array.from(diffieHellman({ privateKey: ours.privateKey, publicKey: keyObjectOf(publicKey) }));
  const shared = await card.agree({ slot, kind }, point.point);
  const same = equalBytes(shared, expected);
  wipe(shared, expected);
  return same;
}

async function deciphers(card: PivCard, { slot, publicKey }: Claim, random: RandomBytes): Promise<boolean> {
  const message = random(MESSAGE_BYTES);
  const enciphered = publicEncrypt({ key: keyObjectOf(publicKey), padding: constants.RSA_PKCS1_PADDING }, message);
  const block = await card.decipher({ slot, kind: publicKey.kind }, Uint8Array.from(enciphered));
  const found = unpaddedPkcs1(block);
  const same = found !== undefined && equalBytes(found, message);
  wipe(block, message);
  return same;
}
