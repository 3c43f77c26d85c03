import { bigEndian, concat } from '../../../core/base/bytes.ts';
import { PivError } from '../piv-error.ts';

/** CMS content type of biometrics: id-PIV-biometricObject. */
export const BIOMETRIC_CONTENT_TYPE = '2.16.840.1.101.3.6.2';

/** What the CBEFF header says of the record behind it (SP 800-76-2, CBEFF patron header). Instants in milliseconds since 1970. */
export interface BiometricHeader {
  /** 0x0201 fingerprint templates (INCITS 378), 0x0501 face (INCITS 385). */
  readonly formatType: number;
  /** 0x000008 fingers, 0x000002 face, 0x000010 iris. */
  readonly biometricType: number;
  /** 0x20 raw, 0x80 processed. */
  readonly dataType: number;
  readonly createdAtMs: number;
  readonly validFromMs: number;
  readonly validUntilMs: number;
  /** −2 not supported, −1 failed, 0 to 100. */
  readonly quality: number;
  /** ASCII, at most 17 characters. */
  readonly creator: string;
  /** 25 bytes: the CHUID's. */
  readonly fascN: Uint8Array;
}

export const CBEFF_HEADER_BYTES = 88;
const PATRON_HEADER_VERSION = 0x03;
const SIGNED_NOT_ENCIPHERED = 0x0d;
const FORMAT_OWNER = 0x001b;
const CREATOR_BYTES = 18;

/**
 * 88 bytes: version 1, security options 1, record length 4, signature length 2, owner 2, type 2, created 8, valid 16,
 * biometric type 3, data type 1, quality 1, creator 18, FASC-N 25, reserved 4. Throws PivError 'content-malformed'.
 */
export function cbeffHeader(header: BiometricHeader, recordBytes: number, signatureBytes: number): Uint8Array {
  if (header.fascN.length !== 25) throw malformed('FASC-N: expected 25 bytes');
  if (!/^[\x20-\x7e]{0,17}$/.test(header.creator)) throw malformed('creator: expected at most 17 ASCII characters');
  if (signatureBytes > 0xffff) throw malformed('the signature is longer than 65535 bytes');
  const creator = new Uint8Array(CREATOR_BYTES);
  creator.set(Array.from(header.creator, (character) => character.charCodeAt(0)));
  return concat(
    Uint8Array.of(PATRON_HEADER_VERSION, SIGNED_NOT_ENCIPHERED),
    bigEndian(recordBytes, 4),
    bigEndian(signatureBytes, 2),
    bigEndian(FORMAT_OWNER, 2),
    bigEndian(header.formatType, 2),
    dateBytes(header.createdAtMs),
    dateBytes(header.validFromMs),
    dateBytes(header.validUntilMs),
    bigEndian(header.biometricType, 3),
    Uint8Array.of(header.dataType, header.quality & 0xff),
    creator,
    header.fascN,
    new Uint8Array(4),
  );
}

/** YYYYMMDDhhmmssZ: seven bytes of decimal pairs and the letter Z. */
function dateBytes(atMs: number): Uint8Array {
  const digits = new Date(atMs).toISOString().replace(/\D/g, '').slice(0, 14);
  const pairs = digits.match(/../g) ?? [];
  return Uint8Array.from([...pairs.map((pair) => Number.parseInt(pair, 16)), 0x5a]);
}

export interface ParsedBiometric {
  readonly formatType: number;
  readonly biometricType: number;
  /** ISO 8601 instants as far as they are dates. */
  readonly createdAt?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly quality: number;
  readonly creator: string;
  readonly fascN: Uint8Array;
  readonly record: Uint8Array;
  readonly signature: Uint8Array;
  /** Header and record: what the signature covers. */
  readonly signedBytes: Uint8Array;
}

/** Reads header, record and signature. Throws PivError 'content-malformed' where the lengths do not fit. */
export function parseBiometric(bytes: Uint8Array): ParsedBiometric {
  if (bytes.length < CBEFF_HEADER_BYTES) throw malformed('shorter than its header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const recordEnd = CBEFF_HEADER_BYTES + view.getUint32(2);
  const signatureEnd = recordEnd + view.getUint16(6);
  if (signatureEnd > bytes.length) throw malformed(`lengths say ${signatureEnd} bytes, there are ${bytes.length}`);
  const dates = { createdAt: dateText(bytes, 12), validFrom: dateText(bytes, 20), validUntil: dateText(bytes, 28) };
  const creator = bytes.subarray(41, 59);
  const end = creator.indexOf(0);
  return {
    formatType: view.getUint16(10),
    biometricType: (view.getUint8(36) << 16) | view.getUint16(37),
    ...Object.fromEntries(Object.entries(dates).filter(([, text]) => text !== undefined)),
    quality: view.getInt8(40),
    creator: String.fromCharCode(...(end < 0 ? creator : creator.subarray(0, end))),
    fascN: bytes.subarray(59, 84),
    record: bytes.subarray(CBEFF_HEADER_BYTES, recordEnd),
    signature: bytes.subarray(recordEnd, signatureEnd),
    signedBytes: bytes.subarray(0, recordEnd),
  };
}

function dateText(bytes: Uint8Array, at: number): string | undefined {
  const digits = Array.from(bytes.subarray(at, at + 7), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1);
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return Number.isNaN(Date.parse(text)) ? undefined : text;
}

function malformed(what: string): PivError {
  return new PivError('content-malformed', `CBEFF: ${what}`);
}
