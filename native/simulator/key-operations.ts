import { type KeyObject, constants, createECDH, createPrivateKey, createPublicKey, diffieHellman, privateDecrypt, sign } from 'node:crypto';
import { concat, fromBase64, fromHex, toBase64 } from '../../core/base/bytes.ts';
import { tlv } from '../../core/base/ber-tlv.ts';
import { type AsymmetricAlgorithm, asymmetricAlgorithm } from './algorithms.ts';
import type { StoredKey } from './card-state.ts';
import { inverse, signHash, toBytes, toInteger } from './ecdsa.ts';

const RSA_EXPONENT = 0x10001n;

/** PKCS #8 and SubjectPublicKeyInfo of Curve25519 keys up to the 32 key bytes (RFC 8410 §7, §4). */
const PKCS8_PREFIX = { ed25519: '302e020100300506032b657004220420', x25519: '302e020100300506032b656e04220420' } as const;
const X25519_PUBLIC_PREFIX = '302a300506032b656e032100';

export function privateKeyOf(key: StoredKey): KeyObject {
  return createPrivateKey({ key: Buffer.from(fromBase64(key.pkcs8)), format: 'der', type: 'pkcs8' });
}

/** The public key's elements without their template: 81 and 82 of an RSA key, 86 of any other (part 2 §3.3.2). */
export function publicElements(key: StoredKey): Uint8Array {
  const jwk = createPublicKey(privateKeyOf(key)).export({ format: 'jwk' });
  if (jwk.kty === 'RSA') return concat(tlv(0x81, base64url(jwk.n)), tlv(0x82, base64url(jwk.e)));
  if (jwk.kty === 'EC') return tlv(0x86, Uint8Array.of(0x04), base64url(jwk.x), base64url(jwk.y));
  return tlv(0x86, base64url(jwk.x));
}

/** SubjectPublicKeyInfo, DER. */
export function publicKeyInfo(key: StoredKey): Uint8Array {
  return new Uint8Array(createPublicKey(privateKeyOf(key)).export({ type: 'spki', format: 'der' }));
}

/**
 * The private key applied to `input`: RSA raw (SP 800-78 leaves padding to the host), ECDSA over a hash, Ed25519 over a
 * message. Undefined where the input does not fit the key.
 */
export function applyKey(key: StoredKey, input: Uint8Array, random: (length: number) => Uint8Array): Uint8Array | undefined {
  const algorithm = asymmetricAlgorithm(key.algorithm);
  if (algorithm === undefined || algorithm.kind === 'x25519') return undefined;
  if (algorithm.kind === 'ed25519') return new Uint8Array(sign(null, input, privateKeyOf(key)));
  if (algorithm.kind === 'rsa') return input.length === algorithm.length ? raw(privateKeyOf(key), input) : undefined;
  if (input.length === 0 || input.length > algorithm.length) return undefined;
  return signHash(input, { algorithm, scalar: scalarOf(key), random });
}

function raw(key: KeyObject, input: Uint8Array): Uint8Array | undefined {
  try {
    return new Uint8Array(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, input));
  } catch {
    // The number is not smaller than the modulus.
    return undefined;
  }
}

/** The shared secret's coordinate with the point 04‖X‖Y (SP 800-56A §5.7.1.2), or X25519; undefined for a bad point. */
export function agree(key: StoredKey, point: Uint8Array): Uint8Array | undefined {
  const algorithm = asymmetricAlgorithm(key.algorithm);
  try {
    if (algorithm?.kind === 'x25519') return agreeX25519(key, point);
    if (algorithm?.kind !== 'ec' || point.length !== 1 + 2 * algorithm.length) return undefined;
    const own = createECDH(algorithm.openssl);
    own.setPrivateKey(scalarOf(key));
    return new Uint8Array(own.computeSecret(point));
  } catch {
    return undefined;
  }
}

function agreeX25519(key: StoredKey, point: Uint8Array): Uint8Array {
  const info = Buffer.from(concat(fromHex(X25519_PUBLIC_PREFIX), point));
  const publicKey = createPublicKey({ key: info, format: 'der', type: 'spki' });
  return new Uint8Array(diffieHellman({ privateKey: privateKeyOf(key), publicKey }));
}

function scalarOf(key: StoredKey): Uint8Array {
  return base64url(privateKeyOf(key).export({ format: 'jwk' }).d);
}

function base64url(text: string | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(text ?? '', 'base64url'));
}

/** Parts of a private key as Yubico's IMPORT carries them: 01 p, 02 q of an RSA key; 06, 07, 08 the scalar. */
export interface KeyParts {
  readonly p?: Uint8Array | undefined;
  readonly q?: Uint8Array | undefined;
  readonly scalar?: Uint8Array | undefined;
}

/** Base64 PKCS #8 of imported parts; undefined where they are not a key of this algorithm. */
export function importKey(algorithm: AsymmetricAlgorithm, parts: KeyParts): string | undefined {
  try {
    if (algorithm.kind === 'rsa') return importRsa(algorithm, parts);
    if (parts.scalar === undefined || parts.scalar.length !== algorithm.length) return undefined;
    if (algorithm.kind === 'ec') return importEc(algorithm, parts.scalar);
    return toBase64(concat(fromHex(PKCS8_PREFIX[algorithm.kind]), parts.scalar));
  } catch {
    return undefined;
  }
}

function importRsa(algorithm: AsymmetricAlgorithm, { p: first, q: second }: KeyParts): string | undefined {
  if (first === undefined || second === undefined) return undefined;
  const [p, q] = [toInteger(first), toInteger(second)];
  const modulus = p * q;
  if (modulus.toString(16).length !== algorithm.length * 2) return undefined;
  const d = inverse(RSA_EXPONENT, (p - 1n) * (q - 1n));
  const half = algorithm.length / 2;
  const text = (value: bigint, length: number): string => Buffer.from(toBytes(value, length)).toString('base64url');
  return exportJwk({
    kty: 'RSA',
    n: text(modulus, algorithm.length),
    e: 'AQAB',
    d: text(d, algorithm.length),
    p: text(p, half),
    q: text(q, half),
    dp: text(d % (p - 1n), half),
    dq: text(d % (q - 1n), half),
    qi: text(inverse(q, p), half),
  });
}

function importEc(algorithm: AsymmetricAlgorithm, scalar: Uint8Array): string {
  const own = createECDH(algorithm.openssl);
  own.setPrivateKey(scalar);
  const point = own.getPublicKey();
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  const [x, y] = [point.subarray(1, 1 + algorithm.length), point.subarray(1 + algorithm.length)];
  return exportJwk({ kty: 'EC', crv: algorithm.curve, d: text(scalar), x: text(x), y: text(y) });
}

function exportJwk(key: Record<string, string>): string {
  return createPrivateKey({ key, format: 'jwk' }).export({ type: 'pkcs8', format: 'der' }).toString('base64');
}
