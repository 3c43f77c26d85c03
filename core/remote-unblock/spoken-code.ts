/**
 * Codes that are read out over a telephone. 29 signs, none of which is taken for another: letters that look like a digit or another letter
 * are left out, and are read as the one they were taken for. Three signs and a check sign make a group; 29 is prime, so a check sign with
 * weights 2, 3 and 5 finds every single wrong sign and every two that were swapped, and names the group.
 */
export const SIGNS = '0123456789ACDEFGHJKMNPQRTVWXY';
const BASE = SIGNS.length;
const DATA_SIGNS = 3;
const WEIGHTS = [2, 3, 5] as const;
const TAKEN_FOR: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', Z: '2', B: '8', U: 'V' };

/** What is read out; a group of one kind never fits another kind or another place. */
export type CodeKind = 'challenge' | 'response' | 'mail-code';

interface Shape {
  readonly groups: number;
  /** Bits that it carries: below 29 to the power of its data signs. */
  readonly bits: number;
  readonly offset: number;
}

/** 18 data signs carry 87 bits, 24 carry 116, 6 carry 29. */
export const codeShapes: Readonly<Record<CodeKind, Shape>> = {
  challenge: { groups: 6, bits: 87, offset: 0 },
  response: { groups: 8, bits: 116, offset: 11 },
  'mail-code': { groups: 2, bits: 29, offset: 20 },
};

/** How a sign is said (ITU radiotelephony; digits as they are). */
const words: Readonly<Record<string, string>> = {
  '0': 'zero',
  '1': 'one',
  '2': 'two',
  '3': 'three',
  '4': 'four',
  '5': 'five',
  '6': 'six',
  '7': 'seven',
  '8': 'eight',
  '9': 'nine',
  A: 'Alfa',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  J: 'Juliett',
  K: 'Kilo',
  M: 'Mike',
  N: 'November',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  T: 'Tango',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
};

/** A group as it is spelled aloud. */
export function spelled(group: string): string {
  return Array.from(group)
    .map((sign) => words[sign] ?? sign)
    .join(' ');
}

function checkSign(digits: readonly number[], place: number, kind: CodeKind): string {
  const sum = digits.reduce((total, digit, index) => total + digit * (WEIGHTS[index] ?? 1), codeShapes[kind].offset + 7 * place);
  return SIGNS[sum % BASE] ?? '';
}

/** The groups of a value below 2 to the power of the kind's bits. Throws RangeError. */
export function encodeCode(kind: CodeKind, value: bigint): readonly string[] {
  const { groups, bits } = codeShapes[kind];
  if (value < 0n || value >= 1n << BigInt(bits)) throw new RangeError(`expected a value of ${bits} bits`);
  const digits: number[] = [];
  let rest = value;
  for (let index = 0; index < groups * DATA_SIGNS; index += 1) {
    digits.unshift(Number(rest % BigInt(BASE)));
    rest /= BigInt(BASE);
  }
  return Array.from({ length: groups }, (_, place) => {
    const mine = digits.slice(place * DATA_SIGNS, (place + 1) * DATA_SIGNS);
    return mine.map((digit) => SIGNS[digit] ?? '').join('') + checkSign(mine, place, kind);
  });
}

/** What was typed, as signs: any case, with or without spaces and dashes, look-alikes read as what they were taken for. */
export function signsOf(typed: string): string {
  return Array.from(typed.toUpperCase())
    .filter((sign) => /[^\s.-]/.test(sign))
    .map((sign) => TAKEN_FOR[sign] ?? sign)
    .join('');
}

export interface GroupSeen {
  readonly text: string;
  /** `short` while it is still being typed. */
  readonly state: 'right' | 'wrong' | 'short';
}

/** Each group of what was typed so far: right, wrong, or not whole yet. */
export function groupsSeen(kind: CodeKind, typed: string): readonly GroupSeen[] {
  const signs = signsOf(typed);
  const size = DATA_SIGNS + 1;
  const count = Math.max(codeShapes[kind].groups, Math.ceil(signs.length / size));
  return Array.from({ length: count }, (_, place) => {
    const text = signs.slice(place * size, (place + 1) * size);
    if (text.length < size) return { text, state: 'short' as const };
    return { text, state: isGroup(kind, text, place) ? ('right' as const) : ('wrong' as const) };
  });
}

function isGroup(kind: CodeKind, text: string, place: number): boolean {
  const digits = Array.from(text).map((sign) => SIGNS.indexOf(sign));
  if (digits.includes(-1) || place >= codeShapes[kind].groups) return false;
  return text[DATA_SIGNS] === checkSign(digits.slice(0, DATA_SIGNS), place, kind);
}

export type Decoded = { readonly ok: true; readonly value: bigint } | { readonly ok: false; readonly group: number };

/** The value, or the first group that is wrong or missing, counted from 1. */
export function decodeCode(kind: CodeKind, typed: string): Decoded {
  const groups = groupsSeen(kind, typed);
  const bad = groups.findIndex(({ state }) => state !== 'right');
  if (bad >= 0) return { ok: false, group: bad + 1 };
  const data = groups.map(({ text }) => text.slice(0, DATA_SIGNS)).join('');
  const value = Array.from(data).reduce((sum, sign) => sum * BigInt(BASE) + BigInt(SIGNS.indexOf(sign)), 0n);
  // The few values beyond the bits were never made: whatever was typed, it was not this code.
  return value < 1n << BigInt(codeShapes[kind].bits) ? { ok: true, value } : { ok: false, group: 1 };
}

/** Four signs without a check sign: a proof that is read back, which any wrong sign makes another. */
export const PROOF_SIGNS = 4;
export const PROOF_VALUES = BASE ** PROOF_SIGNS;

export function encodeProof(value: number): string {
  const signs: string[] = [];
  for (let rest = value; signs.length < PROOF_SIGNS; rest = Math.floor(rest / BASE)) signs.unshift(SIGNS[rest % BASE] ?? '');
  return signs.join('');
}
