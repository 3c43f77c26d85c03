import { createECDH } from 'node:crypto';
import { bigEndian, fromHex, toHex } from '../../core/base/bytes.ts';
import { tlv } from '../../core/base/ber-tlv.ts';
import type { AsymmetricAlgorithm } from './algorithms.ts';

/** Orders of the base points (SP 800-186 §3.2.1). */
const ORDERS: Readonly<Record<string, bigint>> = {
  'P-256': 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  'P-384': 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
};

export interface HashSigner {
  readonly algorithm: AsymmetricAlgorithm;
  /** The private key, big-endian. */
  readonly scalar: Uint8Array;
  readonly random: (length: number) => Uint8Array;
}

/**
 * ECDSA over a hash that was made outside (FIPS 186-5 §6.4.1), as DER; node:crypto signs whole messages only.
 * `hash` is at most as long as the curve's coordinates.
 */
export function signHash(hash: Uint8Array, { algorithm, scalar, random }: HashSigner): Uint8Array {
  const order = ORDERS[algorithm.curve];
  if (order === undefined) throw new RangeError(`no ECDSA on ${algorithm.curve}`);
  const key = toInteger(scalar);
  const message = toInteger(hash);
  for (;;) {
    const nonce = toInteger(random(algorithm.length));
    if (nonce === 0n || nonce >= order) continue;
    const point = createECDH(algorithm.openssl);
    point.setPrivateKey(toBytes(nonce, algorithm.length));
    const r = toInteger(new Uint8Array(point.getPublicKey()).subarray(1, 1 + algorithm.length)) % order;
    const s = mod(inverse(nonce, order) * (message + r * key), order);
    if (r !== 0n && s !== 0n) return tlv(0x30, derInteger(r), derInteger(s));
  }
}

export function toInteger(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

export function toBytes(value: bigint, length: number): Uint8Array {
  return fromHex(value.toString(16).padStart(length * 2, '0'));
}

/** A non-negative INTEGER: no leading zeros but the one that keeps the sign (X.690 §8.3). */
export function derInteger(value: bigint): Uint8Array {
  const digits = value.toString(16);
  const bytes = fromHex(digits.length % 2 === 0 ? digits : `0${digits}`);
  return (bytes[0] ?? 0) < 0x80 ? tlv(0x02, bytes) : tlv(0x02, bigEndian(0, 1), bytes);
}

export function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** The inverse modulo `modulus` by the extended Euclidean algorithm. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, mod(value, modulus)];
  let [before, now] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, now] = [now, before - quotient * now];
  }
  return mod(before, modulus);
}
