import { ascii, concat, equalBytes, fromBase64, toBase64 } from '../base/bytes.ts';
import { utf8 } from '../base/utf8.ts';
import type { HashFunction } from './hash.ts';

/** An Ed25519 key as C2SP signed-note names it; `publicKey` is the 32 bytes of RFC 8032. */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

export interface SignedNote {
  /** With its last newline: exactly what was signed. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

const ED25519 = Uint8Array.of(0x01);
const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/u;

/** SHA-256(name || LF || 0x01 || public key), its first four bytes (C2SP signed-note, "Ed25519 signatures"). */
export function noteKeyId({ name, publicKey }: NoteKey, hash: HashFunction): Uint8Array {
  return hash(concat(utf8(name), ascii('\n'), ED25519, publicKey)).slice(0, 4);
}

/** `<name>+<key id in hex>+<base64 of type and key>`: the form in which policies name a key (C2SP signed-note, "Verifier keys"). */
export function verifierKey(key: NoteKey, hash: HashFunction): string {
  const id = noteKeyId(key, hash).reduce((value, byte) => value * 256 + byte, 0);
  return `${key.name}+${id.toString(16).padStart(8, '0')}+${toBase64(concat(ED25519, key.publicKey))}`;
}

/** Reads a verifier key; throws RangeError where it is not one of an Ed25519 key or its id does not fit. */
export function readVerifierKey(text: string, hash: HashFunction): NoteKey {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) throw new RangeError('verifier key: expected name+id+key');
  const bytes = fromBase64(encoded);
  if (bytes.length !== 33 || bytes[0] !== 1) throw new RangeError('verifier key: expected an Ed25519 key');
  const key = { name, publicKey: bytes.slice(1) };
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
  const signature = concat(noteKeyId(key, parts.hash), parts.sign(utf8(text)));
  return `${text}\n\u2014 ${key.name} ${toBase64(signature)}\n`;
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
  const id = noteKeyId(key, parts.hash);
  const own = note.signatures.filter(({ name, bytes }) => name === key.name && equalBytes(bytes.slice(0, 4), id));
  return own.length > 0 && own.every(({ bytes }) => parts.verify(utf8(note.text), bytes.slice(4), key.publicKey));
}
