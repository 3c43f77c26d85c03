import { type CryptokiAbi } from './cryptoki-functions.ts';
import { CKF } from './cryptoki-tables.ts';
import { readWords } from './attributes.ts';

/** A token as a module shows it. A token that is not initialized is room for a new one. */
export interface TokenSeen {
  readonly label: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serial: string;
  readonly initialized: boolean;
  readonly pinLocked: boolean;
  /** One wrong PIN more and it is blocked; not every module says so. */
  readonly lastTry: boolean;
}

const LABEL = 32;
const NAME = 32;
const MODEL = 16;
const SERIAL = 16;

/** CK_TOKEN_INFO is at most 160 bytes of text and flags, and ten words and two versions after it. */
export const TOKEN_INFO_ROOM = 256;

/**
 * CK_TOKEN_INFO (PKCS #11 v2.40 §3.2)
 *   label, manufacturerID  32 each, model, serialNumber  16 each, padded with blanks
 *   flags                  one word
 */
export function tokenInfo(bytes: Uint8Array, abi: CryptokiAbi): TokenSeen {
  const text = (start: number, length: number): string =>
    new TextDecoder().decode(bytes.subarray(start, start + length)).replace(/[\0 ]+$/, '');
  const at = LABEL + NAME + MODEL + SERIAL;
  const flags = Number(readWords(bytes.subarray(at, at + abi.wordBytes), abi)[0] ?? 0);
  return {
    label: text(0, LABEL),
    manufacturer: text(LABEL, NAME),
    model: text(LABEL + NAME, MODEL),
    serial: text(LABEL + NAME + MODEL, SERIAL),
    initialized: (flags & CKF.tokenInitialized) !== 0,
    pinLocked: (flags & CKF.userPinLocked) !== 0,
    lastTry: (flags & CKF.userPinFinalTry) !== 0,
  };
}

/** A label as C_InitToken takes it: 32 bytes, padded with blanks. Throws RangeError where it is longer. */
export function labelBytes(label: string): Uint8Array {
  const text = new TextEncoder().encode(label);
  if (text.length > LABEL) throw new RangeError(`token label: expected at most ${LABEL} bytes, got ${text.length}`);
  const bytes = new Uint8Array(LABEL).fill(0x20);
  bytes.set(text);
  return bytes;
}
