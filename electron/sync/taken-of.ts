import { fromBase64, fromHex } from '../../core/base/bytes.ts';
import { foundHash } from '../../core/sync/digest.ts';
import type { FeedEntry } from '../../core/sync/wire.ts';
import { sha256 } from '../store/append.ts';
import type { TakenEntry } from '../store/feed.ts';

/** An entry as it is taken in. What was found of a fact that comes whole is what its verdict says, whatever hash the server puts beside it. */
export function takenOf({ seq, leaf, body, signature, verdict, found }: FeedEntry): TakenEntry {
  const bare = { seq, leaf: fromHex(leaf) };
  if (body === undefined || signature === undefined || verdict === undefined)
    return { ...bare, found: found ?? foundHash(verdict, sha256) };
  return { ...bare, found: foundHash(verdict, sha256), fact: { body, signature: fromBase64(signature), verdict } };
}
