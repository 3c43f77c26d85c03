import { canonicalJson, type Json } from '../base/canonical-json.ts';
import { concat } from '../base/bytes.ts';
import { utf8 } from '../base/utf8.ts';
import type { FactBody } from './fact.ts';

/** SHA-256 wherever this is used: 32 bytes of any bytes. */
export type HashFunction = (bytes: Uint8Array) => Uint8Array;

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** Stands as `previous` in the first fact of an epoch. */
export const noFactBefore = '0'.repeat(64);

/** Hash of a leaf, SHA-256(0x00 || bytes) (RFC 6962 §2.1). */
export function leafHash(bytes: Uint8Array, hash: HashFunction): Uint8Array {
  return hash(concat(LEAF, bytes));
}

/** Hash of an inner node, SHA-256(0x01 || left || right) (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: HashFunction): Uint8Array {
  return hash(concat(NODE, left, right));
}

/** A fact's hash: the leaf hash of its RFC 8785 bytes. */
export function factHash(body: FactBody, hash: HashFunction): Uint8Array {
  return leafHash(utf8(canonicalJson(body as unknown as Json)), hash);
}
