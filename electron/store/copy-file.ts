import { createHash, hash as hashOf } from 'node:crypto';
import { readSync, writeSync } from 'node:fs';
import type { Span } from './copy-entries.ts';

/** SHA-256 of these parts, one after the other. */
export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return new Uint8Array(hashOf('sha256', only, 'buffer'));
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** A frame of the copy holds what is not as it was written; whatever comes after it cannot be trusted either. */
export class CopyFault extends Error {
  override readonly name = 'CopyFault';
}

/** Length of head and of payload, as a frame begins. */
export function lengthsOf(head: number, payload: number): Uint8Array {
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(head, 0);
  lengths.writeUInt32BE(payload, 4);
  return lengths;
}

/** Exactly so many bytes; undefined where the file ends before. */
export function readWhole(file: number, at: number, length: number): Uint8Array | undefined {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const read = readSync(file, bytes, done, length - done, at + done);
    if (read === 0) return undefined;
    done += read;
  }
  return bytes;
}

export function writeWhole(file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, at + done);
}

/** Overwrites with zeros where there is anything else. */
export function writeZeros(file: number, at: number, length: number): void {
  const before = readWhole(file, at, length);
  if (before?.some((byte) => byte !== 0) === true) writeWhole(file, new Uint8Array(length), at);
}

/** What was written at that place; undefined where it was overwritten with zeros and may be. Throws CopyFault for anything else. */
export function readContent(file: number, { at, length, hash }: Span, zeros: 'or-zeros' | 'whole' = 'whole'): Uint8Array | undefined {
  const content = readWhole(file, at, length);
  if (content !== undefined && Buffer.from(sha256(content)).toString('hex') === hash) return content;
  if (zeros === 'or-zeros' && content?.every((byte) => byte === 0) === true) return undefined;
  throw new CopyFault('second copy: its content is not what was written');
}
