import { hash } from 'node:crypto';

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'));
}

/** UTF-8 of a text, and the hash of it as a leaf, SHA-256(0x00 || UTF-8) (RFC 6962 §2.1), as `leafHash` makes it, in one step. */
export function textLeaf(text: string): { readonly utf8: Buffer; readonly hash: Buffer } {
  const bytes = Buffer.from(`\u0000${text}`);
  return { utf8: bytes.subarray(1), hash: hash('sha256', bytes, 'buffer') };
}
