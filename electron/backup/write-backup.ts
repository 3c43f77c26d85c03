import { createHash, type KeyObject } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { type Context, seal } from '../secrets/envelope.ts';
import { type BackupHeader, FORMAT, MAGIC } from './header.ts';

export const CHUNK = 1 << 20;

/** What each chunk is bound to: the header, its place, and whether it is the last. */
export function chunkContext(headerHash: string, at: number, last: boolean): Context {
  return ['backup-chunk', headerHash, at, last ? 'last' : 'more'];
}

export function headerBytes(header: BackupHeader): Uint8Array {
  return Buffer.from(canonicalJson(header));
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function length32(length: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

export interface Encryption {
  readonly key: KeyObject;
  readonly random: (length: number) => Uint8Array;
}

/**
 * Encrypts a file into a backup at `to`: line with magic and format, header, then chunks of at most 1 MiB, each with its length. Written under
 * another name, synced, renamed. Gives SHA-256 of what was encrypted, in hex.
 */
export async function writeBackup(from: string, to: string, { header, ...encryption }: Encryption & { readonly header: BackupHeader }) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const part = `${to}.part`;
  await rm(part, { force: true });
  const source = await open(from, 'r');
  const target = await open(part, 'wx', 0o600);
  let hash: string;
  try {
    const bytes = headerBytes(header);
    await target.write(Buffer.concat([Buffer.from(`${MAGIC}${FORMAT}\n`), length32(bytes.length), bytes]));
    hash = await encryptChunks(source, target, { ...encryption, headerHash: hashOf(bytes), size: header.size });
    await target.sync();
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  } finally {
    await source.close();
    await target.close();
  }
  await rename(part, to);
  await syncFolder(dirname(to));
  return hash;
}

async function encryptChunks(
  source: FileHandle,
  target: FileHandle,
  { key, random, headerHash, size }: Encryption & { readonly headerHash: string; readonly size: number },
): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(CHUNK);
  let done = 0;
  for (let at = 0; done < size; at += 1) {
    const wanted = Math.min(CHUNK, size - done);
    const { bytesRead } = await source.read(buffer, 0, wanted, done);
    if (bytesRead !== wanted) throw new RangeError(`backup: expected ${size} bytes to encrypt, got ${done + bytesRead}`);
    const chunk = buffer.subarray(0, wanted);
    done += wanted;
    hash.update(chunk);
    const sealed = seal(key, chunk, { context: chunkContext(headerHash, at, done === size), random });
    await target.write(Buffer.concat([length32(sealed.length), sealed]));
  }
  return hash.digest('hex');
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
