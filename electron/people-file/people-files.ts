import { createSecretKey, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../core/failures/refusal.ts';
import { seal, unseal } from '../secrets/envelope.ts';

const LENGTH = 4;
const BLOCK = 65_536;

/**
 * Files of people on their way into the register, each sealed under a key of its own (32 bytes): parts of length (4 bytes) and what `seal`
 * makes. Once a file was entered or given up it is overwritten, and its key destroyed.
 */
export class PeopleFiles {
  readonly #folder: string;
  readonly #random: (length: number) => Uint8Array;

  constructor(folder: string, random: (length: number) => Uint8Array) {
    this.#folder = folder;
    this.#random = random;
  }

  has(id: string): boolean {
    return existsSync(this.#file(id));
  }

  /** Adds the next part; `at` is how many bytes were there before it. */
  append(id: string, key: Uint8Array, part: { readonly at: number; readonly bytes: Uint8Array }): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const sealed = seal(keyOf(key), part.bytes, { context: ['people-file', id, part.at], random: this.#random });
    const frame = Buffer.alloc(LENGTH + sealed.length);
    frame.writeUInt32BE(sealed.length);
    frame.set(sealed, LENGTH);
    const file = openSync(this.#file(id), part.at === 0 ? 'wx' : 'a', 0o600);
    try {
      writeSync(file, frame);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  /** The file, part by part. Throws Refusal('import-file-unreadable') where it is not what was written. */
  async *parts(id: string, key: Uint8Array): AsyncGenerator<Uint8Array, undefined> {
    const opener = keyOf(key);
    const file = await open(this.#file(id), 'r');
    try {
      for (let [at, position] = [0, 0]; ; ) {
        const length = Buffer.alloc(LENGTH);
        if ((await file.read(length, 0, LENGTH, position)).bytesRead < LENGTH) return undefined;
        const sealed = Buffer.alloc(length.readUInt32BE());
        await file.read(sealed, 0, sealed.length, position + LENGTH);
        const bytes = opened(opener, sealed, ['people-file', id, at]);
        position += LENGTH + sealed.length;
        at += bytes.length;
        yield bytes;
      }
    } finally {
      await file.close();
    }
  }

  /** Overwrites the file and removes it; nothing happens where there is none. */
  destroy(id: string): void {
    const path = this.#file(id);
    if (!existsSync(path)) return;
    const { size } = statSync(path);
    const file = openSync(path, 'r+');
    try {
      for (let at = 0; at < size; at += BLOCK) writeSync(file, new Uint8Array(Math.min(BLOCK, size - at)), 0, undefined, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    rmSync(path);
  }

  #file(id: string): string {
    return join(this.#folder, `${id.replaceAll(/[^a-z0-9-]/g, '')}.sealed`);
  }
}

function opened(key: KeyObject, sealed: Uint8Array, context: readonly (string | number)[]): Uint8Array {
  try {
    return unseal(key, sealed, context);
  } catch (cause) {
    throw new Refusal('import-file-unreadable', {}, { cause });
  }
}

function keyOf(bytes: Uint8Array): KeyObject {
  return createSecretKey(bytes);
}
