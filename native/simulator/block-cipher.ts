import { createCipheriv, createDecipheriv } from 'node:crypto';
import { concat } from '../../core/base/bytes.ts';
import type { BlockCipher } from './algorithms.ts';

/** One block, or several, in ECB without padding: what SP 800-73 uses for the administration key. */
export function encipher({ cipher }: BlockCipher, key: Uint8Array, blocks: Uint8Array): Uint8Array {
  const engine = createCipheriv(cipher, key, null).setAutoPadding(false);
  return concat(engine.update(blocks), engine.final());
}

export function decipher({ cipher }: BlockCipher, key: Uint8Array, blocks: Uint8Array): Uint8Array {
  const engine = createDecipheriv(cipher, key, null).setAutoPadding(false);
  return concat(engine.update(blocks), engine.final());
}
