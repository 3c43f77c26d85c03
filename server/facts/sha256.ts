import { hash } from 'node:crypto';

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'));
}

/** Hash of a leaf, SHA-256(0x00 || UTF-8 of the text) (RFC 6962 §2.1), as `leafHash` makes it, in one step. */
export function textLeafHash(text: string): Uint8Array {
  return new Uint8Array(hash('sha256', `\u0000${text}`, 'buffer'));
}
