import { fromBase64, fromHex } from '../../core/base/bytes.ts';
import { foundHash } from '../../core/sync/digest.ts';
import { type Verdict, verdict as verdictShape } from '../../core/sync/verdict.ts';
import type { FeedEntry } from '../../core/sync/wire.ts';
import { sha256 } from '../store/append.ts';
import type { TakenEntry } from '../store/feed.ts';

interface Found {
  readonly found: string;
  readonly verdict: Verdict;
}

const MOST_KNOWN = 200;
const known = new Map<string, Found>();

/** What was found with its hash, its fields in one order; of nearly all facts the same is found: that all is well. */
function foundOf(verdict: Verdict): Found {
  const text = JSON.stringify(verdict);
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = { found: foundHash(verdict, sha256), verdict: verdictShape.parse(verdict) };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, made);
  return made;
}

/** An entry as it is taken in. What was found of a fact that comes whole is what its verdict says, whatever hash the server puts beside it. */
export function takenOf({ seq, leaf, body, signature, verdict: told, found, base }: FeedEntry): TakenEntry {
  const bare = { seq, leaf: fromHex(leaf) };
  if (body === undefined || signature === undefined || told === undefined) return { ...bare, found: found ?? foundHash(told, sha256) };
  const { verdict, ...of } = foundOf(told);
  return { ...bare, ...of, fact: { body, signature: fromBase64(signature), verdict, ...(base === undefined ? {} : { base }) } };
}
