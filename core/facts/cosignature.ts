import { concat } from '../base/bytes.ts';
import { utf8 } from '../base/utf8.ts';
import type { HashFunction } from './hash.ts';
import { keyTypes, type NoteKey, signatureLine, signaturesOf, type SignedNote } from './signed-note.ts';

/** What a station cosigns as. The same key signs its facts: no text of those begins as a cosigned one does. */
export function witnessKey(station: string, publicKey: Uint8Array): NoteKey {
  return { name: `cardwright/${station}/witness`, publicKey, type: keyTypes.cosignature };
}

/** What is signed: two lines, then the note's text with its last newline (C2SP tlog-cosignature, "Ed25519 signed message"). */
function cosignedText(text: string, seconds: bigint): Uint8Array {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/** The line by which a witness says that it has seen this head, at that time, and none that it does not begin with. `sign` is Ed25519. */
export function cosign(
  text: string,
  key: NoteKey,
  parts: { readonly seconds: number; readonly hash: HashFunction; readonly sign: (message: Uint8Array) => Uint8Array },
): string {
  const seconds = BigInt(parts.seconds);
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, seconds);
  return signatureLine(key, concat(time, parts.sign(cosignedText(text, seconds))), parts.hash);
}

/** When that witness saw the head, in seconds since 1970; undefined where it did not sign it, or a line of its key does not hold. */
export function cosignedAt(
  note: SignedNote,
  key: NoteKey,
  parts: { readonly hash: HashFunction; readonly verify: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean },
): number | undefined {
  let at: bigint | undefined;
  for (const bytes of signaturesOf(note, key, parts.hash)) {
    if (bytes.length !== 72) return undefined;
    const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
    if (seconds >= 1n << 63n || !parts.verify(cosignedText(note.text, seconds), bytes.slice(8), key.publicKey)) return undefined;
    at ??= seconds;
  }
  return at === undefined ? undefined : Number(at);
}
