import { toBase64, toHex } from '../../../core/base/bytes.ts';

/** A secret that must be found nowhere. */
export interface Canary {
  /** How it came in, for the report; never the secret itself. */
  readonly from: string;
  readonly bytes: Uint8Array;
}

/** One way in which a secret could be written down. */
export interface Form {
  readonly form: string;
  readonly bytes: Uint8Array;
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

/** Each byte as a character of two bytes, low byte first or last. */
function wide(bytes: Uint8Array, order: 'LE' | 'BE'): Uint8Array {
  const twice = new Uint8Array(bytes.length * 2);
  bytes.forEach((byte, at) => {
    twice[at * 2 + (order === 'LE' ? 0 : 1)] = byte;
  });
  return twice;
}

/** Base64 of the secret amid other bytes: only the digits that are the secret's alone, whatever stands before and after it. */
function base64At(bytes: Uint8Array, before: 0 | 1 | 2): string {
  const whole = new Uint8Array(before + bytes.length);
  whole.set(bytes, before);
  const bits = { from: before * 8, to: whole.length * 8 };
  return toBase64(whole).slice(Math.ceil(bits.from / 6), Math.floor(bits.to / 6));
}

const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/** Every way in which a secret is looked for. */
export function formsOf(secret: Uint8Array): readonly Form[] {
  const alignments = ([0, 1, 2] as const).map((before) => ({ before, text: base64At(secret, before) }));
  return [
    { form: 'as it is', bytes: secret },
    { form: 'hex', bytes: latin1(toHex(secret)) },
    { form: 'hex in capitals', bytes: latin1(toHex(secret).toUpperCase()) },
    ...alignments.map(({ before, text }) => ({ form: `base64 after ${before}`, bytes: latin1(text) })),
    ...alignments
      .filter(({ text }) => urlSafe(text) !== text)
      .map(({ before, text }) => ({ form: `base64url after ${before}`, bytes: latin1(urlSafe(text)) })),
    { form: 'UTF-16 LE', bytes: wide(secret, 'LE') },
    { form: 'UTF-16 BE', bytes: wide(secret, 'BE') },
    { form: 'reversed', bytes: secret.toReversed() },
    { form: 'reversed hex', bytes: latin1(toHex(secret.toReversed())) },
  ];
}
