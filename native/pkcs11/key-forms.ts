import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { readTlv } from '../../core/base/ber-tlv.ts';
import { concat } from '../../core/base/bytes.ts';

/** Keys that a token is asked for: ECDSA over P-256, or RSA of 2048 bits with exponent 65537. */
export type TokenKeyKind = 'p256' | 'rsa2048';

/** DER of the object identifier of P-256 (RFC 5480 §2.1.1.1), which names the curve in CKA_EC_PARAMS. */
export const P256_PARAMETERS = Uint8Array.of(0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07);
export const RSA_EXPONENT = Uint8Array.of(1, 0, 1);

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** SubjectPublicKeyInfo, DER, of a key by CKA_EC_POINT: an OCTET STRING that holds 04 and both coordinates. */
export function spkiOfPoint(ecPoint: Uint8Array): Uint8Array {
  const { element } = readTlv(ecPoint);
  if (element.tag !== 0x04 || element.value.length !== 65 || element.value[0] !== 4)
    throw new TypeError(`expected a whole point of P-256, got ${element.value.length} bytes`);
  const [x, y] = [element.value.subarray(1, 33), element.value.subarray(33)];
  return spkiOf({ kty: 'EC', crv: 'P-256', x: base64url(x), y: base64url(y) });
}

/** SubjectPublicKeyInfo, DER, of a key by CKA_MODULUS and CKA_PUBLIC_EXPONENT, both big endian. */
export function spkiOfModulus(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  return spkiOf({ kty: 'RSA', n: base64url(modulus), e: base64url(exponent) });
}

function spkiOf(key: JsonWebKey): Uint8Array {
  return new Uint8Array(createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'der' }));
}

/** ECDSA-Sig-Value, DER (RFC 3279 §2.2.3), of what CKM_ECDSA gives: r and s one after the other, 32 bytes each. */
export function derSignature(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2;
  if (half !== 32) throw new TypeError(`expected a signature of 64 bytes, got ${raw.length}`);
  const body = concat(integer(raw.subarray(0, half)), integer(raw.subarray(half)));
  return concat(Uint8Array.of(0x30, body.length), body);
}

/** DER INTEGER of a positive number: no zeros in front but the one that keeps it positive. */
function integer(bigEndian: Uint8Array): Uint8Array {
  const from = bigEndian.findIndex((byte) => byte !== 0);
  const bare = from < 0 ? Uint8Array.of(0) : bigEndian.subarray(from);
  const value = (bare[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), bare) : bare;
  return concat(Uint8Array.of(0x02, value.length), value);
}
