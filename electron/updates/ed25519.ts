import { createHash, createPublicKey, verify } from 'node:crypto';
import type { HashFunction } from '../../core/facts/hash.ts';

/** The bytes of an Ed25519 SPKI before the key itself (RFC 8410 §4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export const sha256: HashFunction = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** Whether these 64 bytes sign the message under that key of 32 bytes (RFC 8032 §5.1.7). */
export function ed25519Signed(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
}

/** The 32 bytes of a public key given as SPKI. Throws RangeError where it is of another kind. */
export function ed25519Key(spki: Uint8Array): Uint8Array {
  if (spki.length !== SPKI.length + 32 || !SPKI.equals(spki.subarray(0, SPKI.length))) throw new RangeError('expected an Ed25519 key');
  return new Uint8Array(spki.subarray(SPKI.length));
}
