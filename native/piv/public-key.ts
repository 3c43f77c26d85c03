import { type JsonWebKey, type KeyObject, createPublicKey } from 'node:crypto';
import { findTlv, readTlvs } from '../../core/base/ber-tlv.ts';
import { concat } from '../../core/base/bytes.ts';
import { PivError } from './piv-error.ts';
import { type AsymmetricKind, algorithms } from './tables/algorithms.ts';

/** A public key as the card gives it (SP 800-73-5 part 2 §3.3.2 table 9): big-endian modulus and exponent, or the point. */
export type PublicKey =
  | { readonly kind: 'rsa1024' | 'rsa2048' | 'rsa3072' | 'rsa4096'; readonly modulus: Uint8Array; readonly exponent: Uint8Array }
  | {
      readonly kind: 'p256' | 'p384' | 'ed25519' | 'x25519';
      /** 04 X Y for P-256 and P-384; 32 bytes for the Edwards and Montgomery curves. */
      readonly point: Uint8Array;
    };

export const asymmetricKinds = [
  'rsa1024',
  'rsa2048',
  'rsa3072',
  'rsa4096',
  'p256',
  'p384',
  'ed25519',
  'x25519',
] as const satisfies readonly AsymmetricKind[];

export function asymmetricKindOf(algorithmId: number): AsymmetricKind | undefined {
  return asymmetricKinds.find((kind) => algorithms[kind].id === algorithmId);
}

export function isRsa(kind: AsymmetricKind): kind is 'rsa1024' | 'rsa2048' | 'rsa3072' | 'rsa4096' {
  return algorithms[kind].kind === 'rsa';
}

/** Reads the elements inside 7F49 (81 modulus, 82 exponent, 86 point). Throws PivError 'answer-malformed'. */
export function readPublicKey(kind: AsymmetricKind, elements: Uint8Array): PublicKey {
  const parts = readTlvs(elements);
  const key = isRsa(kind) ? rsaKey(kind, findTlv(parts, 0x81), findTlv(parts, 0x82)) : curveKey(kind, findTlv(parts, 0x86));
  keyObjectOf(key);
  return key;
}

function rsaKey(kind: Extract<PublicKey, { modulus: Uint8Array }>['kind'], modulus?: Uint8Array, exponent?: Uint8Array): PublicKey {
  if (modulus === undefined || exponent === undefined) throw malformed(kind, 'modulus and exponent');
  const bare = withoutLeadingZeros(modulus);
  if (bare.length !== algorithms[kind].keyBytes) throw malformed(kind, `a modulus of ${algorithms[kind].keyBytes} bytes`);
  return { kind, modulus: bare.slice(), exponent: withoutLeadingZeros(exponent).slice() };
}

function curveKey(kind: Extract<PublicKey, { point: Uint8Array }>['kind'], point?: Uint8Array): PublicKey {
  const edwards = kind === 'ed25519' || kind === 'x25519';
  const length = edwards ? 32 : 1 + 2 * algorithms[kind].keyBytes;
  if (point?.length !== length || (!edwards && point[0] !== 0x04)) throw malformed(kind, `a point of ${length} bytes`);
  return { kind, point: point.slice() };
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.subarray(bytes.length) : bytes.subarray(first);
}

function malformed(kind: AsymmetricKind, expected: string): PivError {
  return new PivError('answer-malformed', `public key ${algorithms[kind].name}: expected ${expected}`);
}

const CURVES = { p256: 'P-256', p384: 'P-384', ed25519: 'Ed25519', x25519: 'X25519' } as const;

/** The key for node:crypto; throws PivError 'answer-malformed' where it is no key, for example a point beside its curve. */
export function keyObjectOf(key: PublicKey): KeyObject {
  try {
    return createPublicKey({ key: jwkOf(key), format: 'jwk' });
  } catch (cause) {
    throw new PivError('answer-malformed', `public key ${algorithms[key.kind].name}: not a valid key`, { cause });
  }
}

function jwkOf(key: PublicKey): JsonWebKey {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  if ('modulus' in key) return { kty: 'RSA', n: text(key.modulus), e: text(key.exponent) };
  const crv = CURVES[key.kind];
  if (key.kind === 'ed25519' || key.kind === 'x25519') return { kty: 'OKP', crv, x: text(key.point) };
  const half = (key.point.length - 1) / 2;
  return { kty: 'EC', crv, x: text(key.point.subarray(1, 1 + half)), y: text(key.point.subarray(1 + half)) };
}

/** SubjectPublicKeyInfo in DER (RFC 5280 §4.1.2.7), as a certificate request carries it. */
export function subjectPublicKeyInfo(key: PublicKey): Uint8Array {
  return Uint8Array.from(keyObjectOf(key).export({ format: 'der', type: 'spki' }));
}

/** The card's form of a public key that node:crypto holds; undefined for kinds that no PIV card knows. */
export function publicKeyOf(object: KeyObject): PublicKey | undefined {
  const { kty, crv, n, e, x, y } = object.export({ format: 'jwk' });
  const bytes = (value: string | undefined) => Uint8Array.from(Buffer.from(value ?? '', 'base64url'));
  if (kty === 'RSA') {
    const modulus = withoutLeadingZeros(bytes(n));
    const kind = asymmetricKinds.filter(isRsa).find((each) => algorithms[each].keyBytes === modulus.length);
    return kind === undefined ? undefined : { kind, modulus, exponent: bytes(e) };
  }
  if (crv === 'P-256' || crv === 'P-384')
    return { kind: crv === 'P-256' ? 'p256' : 'p384', point: concat(Uint8Array.of(4), bytes(x), bytes(y)) };
  if (crv === 'Ed25519' || crv === 'X25519') return { kind: crv === 'Ed25519' ? 'ed25519' : 'x25519', point: bytes(x) };
  return undefined;
}
