import { createCipheriv, createDecipheriv } from 'node:crypto';
import { PivError } from './piv-error.ts';
import { type ManagementCipher, algorithms } from './tables/algorithms.ts';

/** Key 9B and its cipher. The bytes are the caller's to wipe. */
export interface ManagementKey {
  readonly cipher: ManagementCipher;
  /** 24 bytes for tripleDes and aes192, 16 for aes128, 32 for aes256. */
  readonly key: Uint8Array;
}

const MODES = { tripleDes: 'des-ede3-ecb', aes128: 'aes-128-ecb', aes192: 'aes-192-ecb', aes256: 'aes-256-ecb' } as const;

export const managementCiphers = Object.keys(MODES) as readonly ManagementCipher[];

/** The cipher of an algorithm identifier; 00 is the old name of 03. */
export function managementCipherOf(id: number): ManagementCipher | undefined {
  return id === algorithms.tripleDesDefault.id ? 'tripleDes' : managementCiphers.find((cipher) => algorithms[cipher].id === id);
}

/** Throws PivError 'input-invalid' where key and cipher do not fit. */
export function requireManagementKey({ cipher, key }: ManagementKey): void {
  const { keyBytes, name } = algorithms[cipher];
  if (key.length !== keyBytes) throw new PivError('input-invalid', `${name} wants a key of ${keyBytes} bytes`);
}

/** One block enciphered with 9B (ECB, SP 800-78-5 table 9). */
export function encipherBlock({ cipher, key }: ManagementKey, block: Uint8Array): Uint8Array {
  const engine = createCipheriv(MODES[cipher], key, null).setAutoPadding(false);
  return Uint8Array.from(Buffer.concat([engine.update(block), engine.final()]));
}

/** One block deciphered with 9B. */
export function decipherBlock({ cipher, key }: ManagementKey, block: Uint8Array): Uint8Array {
  const engine = createDecipheriv(MODES[cipher], key, null).setAutoPadding(false);
  return Uint8Array.from(Buffer.concat([engine.update(block), engine.final()]));
}
