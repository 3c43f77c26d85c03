import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { UpdateFile } from './manifest.ts';

/** Name, size and SHA-256 of a file, read once from start to end: the size is that of the bytes that were hashed. */
export async function measureFile(path: string): Promise<UpdateFile> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of createReadStream(path) as AsyncIterable<Uint8Array>) {
    hash.update(part);
    size += part.length;
  }
  return { name: basename(path), sha256: hash.digest('hex'), size };
}
