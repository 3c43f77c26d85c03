import { readSync, writeSync } from 'node:fs';

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
