import { concat } from '../../../core/base/bytes.ts';
import { tlv } from '../../../core/base/ber-tlv.ts';

/** The few DER types that the LDS security object is made of (X.690). */
export function derSequence(...members: readonly Uint8Array[]): Uint8Array {
  return tlv(0x30, ...members);
}

/** A number from 0 to 127. */
export function derSmallInteger(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 127) throw new RangeError(`small integer: expected 0 to 127, got ${value}`);
  return tlv(0x02, Uint8Array.of(value));
}

export function derOctetString(bytes: Uint8Array): Uint8Array {
  return tlv(0x04, bytes);
}

/** Dotted object identifier; the first two arcs share a byte. */
export function derObjectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, concat(...[first * 40 + second, ...rest].map(base128)));
}

function base128(arc: number): Uint8Array {
  const digits = [arc & 0x7f];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left & 0x7f) | 0x80);
  return Uint8Array.from(digits);
}
