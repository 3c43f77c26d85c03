import { fromBase64, toBase64 } from '../base/bytes.ts';
import { utf8 } from '../base/utf8.ts';
import { readCheckpoint } from './checkpoint.ts';
import type { HashFunction } from './hash.ts';
import { type NoteKey, noteSignedBy, readNote } from './signed-note.ts';
import { includes } from './verify-proof.ts';

/** That one entry stands in a log, in a text that needs nothing else to be checked but the log's key (C2SP tlog-proof). */
export interface EntryProof {
  /** The entry's number in the journal of its own station, where the log is of all stations; nothing vouches for it. */
  readonly entry?: number;
  /** Counted from 0. */
  readonly index: number;
  /** Audit path, lowest node first. */
  readonly proof: readonly Uint8Array[];
  /** A signed note. */
  readonly checkpoint: string;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

export function entryProofText({ index, entry, proof, checkpoint }: EntryProof): string {
  const extra = entry === undefined ? [] : [`extra ${toBase64(utf8(String(entry)))}`];
  return [FIRST_LINE, ...extra, `index ${index}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/** Throws RangeError where it is none. */
export function readEntryProof(text: string): EntryProof {
  const end = text.indexOf('\n\n');
  const [first, ...rest] = text.slice(0, Math.max(0, end)).split('\n');
  // What nothing vouches for is passed over.
  const [indexed = '', ...path] = rest[0]?.startsWith('extra ') === true ? rest.slice(1) : rest;
  const index = /^index (0|[1-9][0-9]{0,15})$/.exec(indexed)?.[1];
  if (first !== FIRST_LINE || index === undefined) throw new RangeError('proof: expected a tlog-proof');
  const proof = path.map(fromBase64);
  if (proof.length > 64 || proof.some(({ length }) => length !== 32)) throw new RangeError('proof: expected hashes of 32 bytes');
  return { index: Number(index), proof, checkpoint: text.slice(end + 2) };
}

/** Whether the entry with that leaf hash stands where the proof says, in a log whose head that key signed. Throws RangeError for what is no proof. */
export function proves(text: string, { leaf, key }: { readonly leaf: Uint8Array; readonly key: NoteKey }, parts: Verifying): boolean {
  const { index, proof, checkpoint } = readEntryProof(text);
  const note = readNote(checkpoint);
  const { origin, size, root } = readCheckpoint(note.text);
  return origin === key.name && noteSignedBy(note, key, parts) && includes({ leaf, index, size, proof, root }, parts.hash);
}

type Verifying = Parameters<typeof noteSignedBy>[2] & { readonly hash: HashFunction };
