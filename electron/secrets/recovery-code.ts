import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** 160 bits as eight groups of four signs (20 bits) and a check sign. */
export const CODE_BYTES = 20;
const GROUPS = 8;
const SIGNS = 4;

/** No I, L, O or U, which are read as 1, 1, 0 and V (the alphabet of Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' };

/** Times x in the field of 32 elements, x⁵ + x² + 1. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ 0b100101 : shifted;
}

/** Sum of xⁱ·sign over the field, and the group's own number: tells any one wrong sign, any two changed about, and groups changed about. */
function checkSign(signs: readonly number[], group: number): number {
  return signs.reduce((sum, sign) => timesX(sum ^ sign), group + 1);
}

function signsOf(code: Uint8Array, group: number): readonly number[] {
  const bits = code.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  return Array.from({ length: SIGNS }, (_, at) => Number((bits >> BigInt(160 - 5 * (group * SIGNS + at + 1))) & 31n));
}

/** The code as printed: eight groups of five signs. */
export function recoveryGroups(code: Uint8Array): readonly string[] {
  if (code.length !== CODE_BYTES) throw new RangeError(`recovery code: expected ${CODE_BYTES} bytes, got ${code.length}`);
  return Array.from({ length: GROUPS }, (_, group) => {
    const signs = signsOf(code, group);
    return [...signs, checkSign(signs, group)].map((sign) => ALPHABET[sign]).join('');
  });
}

export type ReadCode =
  | { readonly kind: 'code'; readonly code: Uint8Array }
  /** Numbers of the groups, from 1, that were copied wrongly. */
  | { readonly kind: 'wrong-groups'; readonly groups: readonly number[] }
  | { readonly kind: 'wrong-length'; readonly signs: number };

/** Reads a typed code; blanks, dashes and small letters do not matter. */
export function readRecoveryCode(typed: string): ReadCode {
  const signs = Array.from(typed.toUpperCase().replace(/[\s\-.]/g, ''), (sign) => ALPHABET.indexOf(LOOK_ALIKES[sign] ?? sign));
  if (signs.length !== GROUPS * (SIGNS + 1)) return { kind: 'wrong-length', signs: signs.length };
  const groups = Array.from({ length: GROUPS }, (_, group) => signs.slice(group * 5, group * 5 + 5));
  const wrong = groups.flatMap((group, at) =>
    group.includes(-1) || checkSign(group.slice(0, SIGNS), at) !== group[SIGNS] ? [at + 1] : [],
  );
  if (wrong.length > 0) return { kind: 'wrong-groups', groups: wrong };
  const bits = groups.flatMap((group) => group.slice(0, SIGNS)).reduce((all, sign) => (all << 5n) | BigInt(sign), 0n);
  return {
    kind: 'code',
    code: Uint8Array.from({ length: CODE_BYTES }, (_, at) => Number((bits >> BigInt(8 * (CODE_BYTES - 1 - at))) & 255n)),
  };
}

/**
 * The AES-256 key that the code stands for. HKDF and no slow hash: the code is 160 random bits, so guessing is hopeless at any speed, and
 * slowness would only be felt by whoever restores.
 */
export function recoveryKey(code: Uint8Array): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', code, new Uint8Array(0), 'cardwright recovery code v1', 32)));
}
