import { concat, fromHex, toHex } from '../base/bytes.ts';
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import { utf8 } from '../base/utf8.ts';
import type { HashFunction } from '../facts/hash.ts';
import type { Verdict } from './verdict.ts';

/** Before the first entry of a feed. */
export const NOTHING = '0'.repeat(64);

/** What was found of a fact, as a hash (hex): whoever may not see the fact still knows whether it was found the same. */
export function foundHash(verdict: Verdict | undefined, hash: HashFunction): string {
  return toHex(hash(utf8(canonicalJson((verdict ?? null) as unknown as Json))));
}

/** One hash (hex) of a feed so far: of every leaf (32 bytes) and of what was found at it, since the tree is of the facts alone. */
export function digestAfter(
  before: string,
  { leaf, found }: { readonly leaf: Uint8Array; readonly found: string },
  hash: HashFunction,
): string {
  return toHex(hash(concat(fromHex(before), leaf, fromHex(found))));
}
