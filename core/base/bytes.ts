/** Small functions over Uint8Array. No Node Buffer here: core runs on station, server and screens alike. */

const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

/** Value of each character code in an alphabet; 255 where it is not of it. */
function valuesOf(...alphabets: readonly string[]): Uint8Array {
  const values = new Uint8Array(128).fill(255);
  for (const alphabet of alphabets) for (let at = 0; at < alphabet.length; at += 1) values[alphabet.charCodeAt(at)] = at;
  return values;
}

const HEX_VALUES = valuesOf('0123456789abcdef', '0123456789ABCDEF');

/** Lower-case hex, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Reads hex, blanks allowed; throws RangeError naming the first characters that are not hex. */
export function fromHex(text: string): Uint8Array {
  const digits = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  if (digits.length % 2 !== 0) throw new RangeError(`hex: expected an even number of digits, got ${digits.length}`);
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < digits.length; at += 2) {
    const [high, low] = [HEX_VALUES[digits.charCodeAt(at)] ?? 255, HEX_VALUES[digits.charCodeAt(at + 1)] ?? 255];
    if (high > 15 || low > 15) throw new RangeError(`hex: expected two digits at ${at}, got "${digits.slice(at, at + 2)}"`);
    bytes[at / 2] = high * 16 + low;
  }
  return bytes;
}

/** One array holding all parts in order. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let at = 0; at < left.length; at += 1) difference |= (left[at] ?? 0) ^ (right[at] ?? 0);
  return difference === 0;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Padding counts nothing. */
const BASE64_VALUES = valuesOf(BASE64, '=');

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first, second, third] = [bytes[at] ?? 0, bytes[at + 1], bytes[at + 2]];
    text += BASE64[first >> 2];
    text += BASE64[((first & 3) << 4) | ((second ?? 0) >> 4)];
    text += second === undefined ? '=' : BASE64[((second & 15) << 2) | ((third ?? 0) >> 6)];
    text += third === undefined ? '=' : BASE64[third & 63];
  }
  return text;
}

/** Reads standard base64 (RFC 4648 §4); throws RangeError on anything else. */
export function fromBase64(text: string): Uint8Array {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    throw new RangeError('base64: expected padded RFC 4648 text');
  }
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let at = 0;
  for (let group = 0; group < text.length; group += 4) {
    let bits = 0;
    for (let digit = 0; digit < 4; digit += 1) bits = (bits << 6) | (BASE64_VALUES[text.charCodeAt(group + digit)] ?? 0);
    for (let shift = 16; shift >= 0 && at < bytes.length; shift -= 8) bytes[at++] = (bits >> shift) & 0xff;
  }
  return bytes;
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0x7f);
}

/** The value as a big-endian integer of `length` bytes. */
export function bigEndian(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let at = length - 1; at >= 0; at -= 1) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** Overwrites a secret with zeros; call it when the secret has served. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
