import { ascii, concat, equalBytes, fromBase64, toBase64 } from '../base/bytes.ts';
import { utf8 } from '../base/utf8.ts';
import type { HashFunction } from './hash.ts';

/** What an Ed25519 key signs: notes themselves (C2SP signed-note), or that it has seen one (tlog-cosignature). */
export const keyTypes = { note: 0x01, cosignature: 0x04 } as const;

/** An Ed25519 key as C2SP signed-note names it; `publicKey` is the 32 bytes of RFC 8032. */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
  /** Of notes where nothing is said. */
  readonly type?: (typeof keyTypes)[keyof typeof keyTypes];
}

export interface SignedNote {
  /** With its last newline: exactly what was signed. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/u;

const typed = ({ type = keyTypes.note, publicKey }: NoteKey): Uint8Array => concat(Uint8Array.of(type), publicKey);

/** SHA-256(name || LF || type || public key), its first four bytes (C2SP signed-note, "Ed25519 signatures"). */
export function noteKeyId(key: NoteKey, hash: HashFunction): Uint8Array {
  return hash(concat(utf8(key.name), ascii('\n'), typed(key))).slice(0, 4);
}

/** `<name>+<key id in hex>+<base64 of type and key>`: the form in which policies name a key (C2SP signed-note, "Verifier keys"). */
export function verifierKey(key: NoteKey, hash: HashFunction): string {
  const id = noteKeyId(key, hash).reduce((value, byte) => value * 256 + byte, 0);
  return `${key.name}+${id.toString(16).padStart(8, '0')}+${toBase64(typed(key))}`;
}

/** Reads a verifier key; throws RangeError where it is not one of an Ed25519 key of a known type or its id does not fit. */
export function readVerifierKey(text: string, hash: HashFunction): NoteKey {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) throw new RangeError('verifier key: expected name+id+key');
  const bytes = fromBase64(encoded);
  const type = Object.values(keyTypes).find((one) => one === bytes[0]);
  if (bytes.length !== 33 || type === undefined) throw new RangeError('verifier key: expected an Ed25519 key');
  const key = { name, publicKey: bytes.slice(1), ...(type === keyTypes.note ? {} : { type }) };
  if (verifierKey(key, hash) !== text) throw new RangeError('verifier key: its id does not belong to its key');
  return key;
}

/** Signs a text that ends in a newline. */
export function signNote(
  text: string,
  key: NoteKey,
  parts: { readonly hash: HashFunction; readonly sign: (message: Uint8Array) => Uint8Array },
): string {
  if (!text.endsWith('\n')) throw new RangeError('note: expected a text that ends in a newline');
  return `${text}\n${signatureLine(key, parts.sign(utf8(text)), parts.hash)}`;
}

/** A line below a note, with its newline. */
export function signatureLine(key: NoteKey, signature: Uint8Array, hash: HashFunction): string {
  return `\u2014 ${key.name} ${toBase64(concat(noteKeyId(key, hash), signature))}\n`;
}

/** What stands below a note under that key, each without its key id. */
export function signaturesOf({ signatures }: SignedNote, key: NoteKey, hash: HashFunction): readonly Uint8Array[] {
  const id = noteKeyId(key, hash);
  return signatures.filter(({ name, bytes }) => name === key.name && equalBytes(bytes.slice(0, 4), id)).map(({ bytes }) => bytes.slice(4));
}

/** Takes a signed note apart; throws RangeError where it is none. */
export function readNote(note: string): SignedNote {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new RangeError('note: expected text, an empty line and signatures');
  const signatures = note
    .slice(split + 2, -1)
    .split('\n')
    .map((line) => {
      const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
      if (name === undefined || encoded === undefined) throw new RangeError('note: expected a signature line');
      return { name, bytes: fromBase64(encoded) };
    });
  return { text: note.slice(0, split + 1), signatures };
}

/** Whether that key signed the note; lines of unknown keys are passed over, a bad line of this key refuses the note. */
export function noteSignedBy(
  note: SignedNote,
  key: NoteKey,
  parts: { readonly hash: HashFunction; readonly verify: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean },
): boolean {
  const own = signaturesOf(note, key, parts.hash);
  return own.length > 0 && own.every((signature) => parts.verify(utf8(note.text), signature, key.publicKey));
}
