import { createHash } from 'node:crypto';
import { concat, fromHex } from '../../core/base/bytes.ts';
import { PivError } from './piv-error.ts';
import { isRsa } from './public-key.ts';
import { type AsymmetricKind, algorithms } from './tables/algorithms.ts';

export type HashName = 'sha256' | 'sha384' | 'sha512';

/** DigestInfo up to the digest itself (RFC 8017 §9.2 note 1). */
const DIGEST_INFO: Readonly<Record<HashName, Uint8Array>> = {
  sha256: fromHex('3031300d060960864801650304020105000420'),
  sha384: fromHex('3041300d060960864801650304020205000430'),
  sha512: fromHex('3051300d060960864801650304020305000440'),
};

/** The hash that fits a kind of key (SP 800-78-5 table 6). */
export function usualHash(kind: AsymmetricKind): HashName {
  return kind === 'p384' ? 'sha384' : 'sha256';
}

/**
 * What the card must be given to sign `message`: EMSA-PKCS1-v1_5 for RSA (RFC 8017 §9.2), the leftmost digest bytes as long as the
 * curve for ECDSA (FIPS 186-5 §6.4), the message itself for Ed25519. Throws PivError 'input-invalid' for X25519, which cannot sign.
 */
export function signatureInput(kind: AsymmetricKind, hash: HashName, message: Uint8Array): Uint8Array {
  if (kind === 'ed25519') return message;
  if (kind === 'x25519') throw new PivError('input-invalid', 'an X25519 key cannot sign');
  const digest = Uint8Array.from(createHash(hash).update(message).digest());
  return isRsa(kind) ? pkcs1Padded(algorithms[kind].blockBytes, hash, digest) : digest.subarray(0, algorithms[kind].blockBytes);
}

function pkcs1Padded(length: number, hash: HashName, digest: Uint8Array): Uint8Array {
  const info = concat(DIGEST_INFO[hash], digest);
  return concat(Uint8Array.of(0x00, 0x01), new Uint8Array(length - info.length - 3).fill(0xff), Uint8Array.of(0x00), info);
}

/** The message inside an EME-PKCS1-v1_5 block as the card deciphered it (RFC 8017 §7.2.2); undefined where the padding is wrong. */
export function unpaddedPkcs1(block: Uint8Array): Uint8Array | undefined {
  const end = block.indexOf(0x00, 2);
  return block[0] === 0x00 && block[1] === 0x02 && end >= 10 ? block.slice(end + 1) : undefined;
}
