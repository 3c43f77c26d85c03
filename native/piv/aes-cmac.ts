import { createCipheriv } from 'node:crypto';
import { concat } from '../../core/base/bytes.ts';

const BLOCK = 16;
/** x^128 = x^7 + x^2 + x + 1. */
const REDUCTION = 0x87;

/** AES-CMAC (RFC 4493, SP 800-38B), 16 bytes. Key of 16, 24 or 32 bytes; throws RangeError for another length. */
export function aesCmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  if (![16, 24, 32].includes(key.length)) throw new RangeError(`AES-CMAC: expected a key of 16, 24 or 32 bytes, got ${key.length}`);
  const encipher = blockEncipher(key);
  const first = doubled(encipher(new Uint8Array(BLOCK)));
  const count = Math.max(1, Math.ceil(message.length / BLOCK));
  const last = message.subarray((count - 1) * BLOCK);
  const whole = last.length === BLOCK;
  const closing = whole ? last : concat(last, Uint8Array.of(0x80), new Uint8Array(BLOCK - last.length - 1));
  let state: Uint8Array = new Uint8Array(BLOCK);
  for (let block = 0; block < count - 1; block += 1) state = encipher(xor(state, message.subarray(block * BLOCK, (block + 1) * BLOCK)));
  return encipher(xor(state, xor(closing, whole ? first : doubled(first))));
}

function blockEncipher(key: Uint8Array): (block: Uint8Array) => Uint8Array {
  return (block) => {
    const engine = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
    return Uint8Array.from(Buffer.concat([engine.update(block), engine.final()]));
  };
}

function doubled(block: Uint8Array): Uint8Array {
  const shifted = block.map((byte, at) => (byte << 1) | ((block[at + 1] ?? 0) >> 7));
  const carry = ((block[0] ?? 0) & 0x80) !== 0;
  if (carry) shifted[BLOCK - 1] = (shifted[BLOCK - 1] ?? 0) ^ REDUCTION;
  return shifted;
}

function xor(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, at) => byte ^ (right[at] ?? 0));
}
