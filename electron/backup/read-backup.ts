import { createHash, type KeyObject } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { unseal } from '../secrets/envelope.ts';
import { SecretError } from '../secrets/secret-error.ts';
import { BackupFault, backupHeader, type BackupHeader, FORMAT, MAGIC } from './header.ts';
import { CHUNK, chunkContext, hashOf } from './write-backup.ts';

const LONGEST_HEADER = 64 * 1024;
/** Nonce and tag of a sealed chunk. */
const AROUND = 28;

interface Opened {
  readonly file: FileHandle;
  readonly header: BackupHeader;
  readonly headerHash: string;
  /** Where the first chunk begins. */
  readonly bodyAt: number;
}

/** What a backup says of itself. Nothing of it is proved before a chunk was decrypted. Throws BackupFault. */
export async function readBackupHeader(path: string): Promise<BackupHeader> {
  const { file, header } = await openBackup(path);
  await file.close();
  return header;
}

async function openBackup(path: string): Promise<Opened> {
  const file = await open(path, 'r');
  try {
    return { file, ...(await readHeader(file)) };
  } catch (cause) {
    await file.close();
    throw cause;
  }
}

async function readHeader(file: FileHandle): Promise<Omit<Opened, 'file'>> {
  const start = await read(file, 0, MAGIC.length + 4);
  const format = new RegExp(`^${MAGIC}(\\d{1,3})\\n`).exec(start.toString('latin1'))?.[1];
  if (format === undefined) throw new BackupFault('not-a-backup');
  if (Number(format) > FORMAT) throw new BackupFault('newer-format');
  const lengthAt = MAGIC.length + format.length + 1;
  const lengthBytes = await read(file, lengthAt, 4);
  const length = lengthBytes.length === 4 ? lengthBytes.readUInt32BE() : 0;
  if (length === 0 || length > LONGEST_HEADER) throw new BackupFault(lengthBytes.length === 4 ? 'damaged' : 'cut-short');
  const bytes = await read(file, lengthAt + 4, length);
  if (bytes.length !== length) throw new BackupFault('cut-short');
  return { header: parsed(bytes), headerHash: hashOf(bytes), bodyAt: lengthAt + 4 + length };
}

function parsed(bytes: Buffer): BackupHeader {
  try {
    return backupHeader.parse(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw new BackupFault('damaged', { cause });
  }
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** Gives the chunks in the clear, in order. Throws BackupFault where one is missing, changed or in another place, or something follows. */
async function* chunksOf({ file, header, headerHash, bodyAt }: Opened, key: KeyObject): AsyncGenerator<Uint8Array, undefined> {
  let [at, done] = [bodyAt, 0];
  for (let number = 0; done < header.size; number += 1) {
    const plain = Math.min(CHUNK, header.size - done);
    const whole = await read(file, at, 4 + plain + AROUND);
    if (whole.length < 4 + plain + AROUND) throw new BackupFault('cut-short');
    if (whole.readUInt32BE() !== plain + AROUND) throw new BackupFault('damaged');
    done += plain;
    at += whole.length;
    yield decrypted(whole.subarray(4), key, chunkContext(headerHash, number, done === header.size));
  }
  if ((await read(file, at, 1)).length > 0) throw new BackupFault('damaged');
  return undefined;
}

function decrypted(sealed: Uint8Array, key: KeyObject, context: ReturnType<typeof chunkContext>): Uint8Array {
  try {
    return unseal(key, sealed, context);
  } catch (cause) {
    throw cause instanceof SecretError ? new BackupFault('damaged', { cause }) : cause;
  }
}

/** Decrypts a backup to its end, into a new file where one is named. Gives SHA-256 of what it held, in hex. Throws BackupFault. */
export async function decryptBackup(path: string, keyOf: (header: BackupHeader) => KeyObject, to?: string): Promise<string> {
  const opened = await openBackup(path);
  try {
    const key = keyOf(opened.header);
    const target = to === undefined ? undefined : await open(to, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      for await (const chunk of chunksOf(opened, key)) {
        hash.update(chunk);
        await target?.write(chunk);
      }
      await target?.sync();
      return hash.digest('hex');
    } finally {
      await target?.close();
    }
  } finally {
    await opened.file.close();
  }
}
