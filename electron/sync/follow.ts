import { fromHex, toHex } from '../../core/base/bytes.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import { leafHash } from '../../core/facts/hash.ts';
import { digestAfter } from '../../core/sync/digest.ts';
import { bodies, type Bodies, type FeedPage, follows, type RelayedBlob } from '../../core/sync/wire.ts';
import { sha256 } from '../store/append.ts';
import { FeedFault, type FeedPosition, type TakenEntry } from '../store/feed.ts';
import type { StoreWriter } from '../store/store.ts';
import { following, keepFollowing } from './follow-setting.ts';
import { keepBlobs } from './keep-blobs.ts';
import type { Link } from './link.ts';
import { ASK_MS } from './station-token.ts';
import { takenOf } from './taken-of.ts';

/** Facts at places that were bare here, which are what stands there. */
export interface Later {
  readonly entries: readonly TakenEntry[];
  readonly blobs: readonly RelayedBlob[];
}

const NOTHING: Later = { entries: [], blobs: [] };

/**
 * What concerned this station before and it does not have: since the server did not tell of it, or since the station is of another service point by
 * now. It is taken in part by part, each with how far that is. Throws FeedFault.
 */
export async function catchUp({ scope, follows: count }: Pick<FeedPage, 'scope' | 'follows'>, link: Link): Promise<void> {
  const { store, station } = link.parts;
  const { seq } = store.feed.position();
  const { point = station().servicePoint, moves, all } = following(store);
  if (scope !== undefined && scope !== point) {
    store.transact((writer) => {
      keepFollowing(writer, { point: scope, moves, all: { after: 0, to: seq } });
    });
    return catchUpAll(link);
  }
  if (all !== undefined) await catchUpAll(link);
  if (count === undefined) return;
  for (let after = moves; after < seq; ) {
    const { later, to } = await laterOf({ after, to: seq, which: 'moved' }, link);
    takeLater(later, link, (writer) => {
      keepFollowing(writer, { ...following(writer), ...(scope === undefined ? {} : { point: scope }), moves: to });
    });
    after = to;
  }
}

async function catchUpAll(link: Link): Promise<void> {
  const { store } = link.parts;
  for (let { all } = following(store); all !== undefined; { all } = following(store)) {
    const { after, to: end } = all;
    const { later, to } = await laterOf({ after, to: end, which: 'all' }, link);
    takeLater(later, link, (writer) => {
      const { all: _done, ...rest } = following(writer);
      keepFollowing(writer, to >= end ? rest : { ...rest, all: { after: to, to: end } });
    });
  }
}

/** Facts at those places, which this station had before they stood there. Those that it did not come to yet will be there with what they say. Throws FeedFault. */
export async function takeAtPlaces(seqs: readonly number[], link: Link): Promise<void> {
  takeLater(await fetchThose(seqs, link), link, () => undefined);
}

/** What this page makes concern this station of the time before it: it is taken in with it. Throws FeedFault. */
export async function laterWith(
  { follows: count = 0, last }: Pick<FeedPage, 'follows'> & { readonly last: number | undefined },
  link: Link,
): Promise<Later> {
  if (count === 0 || last === undefined) return NOTHING;
  const found: Later[] = [];
  for (let after = link.parts.store.feed.position().seq; after < last; ) {
    const { later, to } = await laterOf({ after, to: last, which: 'moved' }, link);
    found.push(later);
    after = to;
  }
  return { entries: found.flatMap((later) => later.entries), blobs: found.flatMap((later) => later.blobs) };
}

/** Takes them in, in the caller's transaction. */
export function putLater({ entries, blobs }: Later, writer: StoreWriter): ReadonlySet<string> {
  keepBlobs(blobs, writer);
  return writer.feed.takeFollowing([...entries].sort((a, b) => a.seq - b.seq));
}

function takeLater(later: Later, { parts: { store, changed } }: Link, then: (writer: StoreWriter) => void): void {
  const records = store.transact((writer) => {
    const kinds = putLater(later, writer);
    then(writer);
    return kinds;
  });
  if (records.size > 0) changed([...records]);
}

interface Asked {
  readonly after: number;
  readonly to: number;
  readonly which: 'moved' | 'all';
}

async function laterOf({ after, to: end, which }: Asked, link: Link): Promise<{ readonly later: Later; readonly to: number }> {
  const path = `/sync/follows?after=${after}&to=${end}&which=${which}`;
  const { seqs, to } = await link.asking({ method: 'GET', path, patienceMs: 4 * ASK_MS }, follows);
  // Whatever the server says, it is asked on from further on.
  return { later: await fetchThose(seqs, link), to: to > after ? Math.min(to, end) : end };
}

/** Facts at those places, where they are bare here: part by part of the feed, as it is remembered. */
async function fetchThose(seqs: readonly number[], link: Link): Promise<Later> {
  const { feed } = link.parts.store;
  const entries: TakenEntry[] = [];
  const blobs: RelayedBlob[] = [];
  let done = 0;
  for (const seq of seqs) {
    if (seq <= done || seq > feed.position().seq || feed.isWhole(seq)) continue;
    const part = feed.around(seq);
    const those = new Set(seqs.filter((one) => one > part.before.seq && one <= part.after.seq && !feed.isWhole(one)));
    const found = await partOnceMore(part, those, link);
    entries.push(...found.entries);
    blobs.push(...found.blobs);
    done = part.after.seq;
  }
  return { entries, blobs };
}

/** That part of the feed once more: all of it must be what was taken in before, by the digest that it had. Gives those facts of it. */
async function partOnceMore(
  { before, after }: { readonly before: FeedPosition; readonly after: FeedPosition },
  those: ReadonlySet<number>,
  link: Link,
): Promise<Later> {
  const tree = new GrowingTree(sha256, { size: before.seq, roots: before.roots.map(fromHex) });
  let { digest } = before;
  const entries: TakenEntry[] = [];
  const blobs: RelayedBlob[] = [];
  while (tree.size < after.seq) {
    const path = `/sync/bodies?from=${tree.size}&to=${after.seq}`;
    const page: Bodies = await link.asking({ method: 'GET', path, patienceMs: 4 * ASK_MS }, bodies);
    if (page.entries.length === 0) throw new FeedFault('gap', tree.size + 1);
    blobs.push(...page.blobs);
    for (const entry of page.entries.map(takenOf)) {
      assertNext(entry, those, tree.size + 1);
      tree.append(entry.leaf);
      digest = digest === undefined ? undefined : digestAfter(digest, entry, sha256);
      if (those.has(entry.seq)) entries.push(entry);
    }
  }
  const same = digest === undefined || after.digest === undefined ? true : digest === after.digest;
  if (!same || tree.roots.map(toHex).join() !== after.roots.join()) throw new FeedFault('leaf', Math.min(...those));
  return { entries, blobs };
}

function assertNext({ seq, leaf, fact }: TakenEntry, those: ReadonlySet<number>, next: number): void {
  // What the server says to concern this station it has to show.
  if (seq !== next || (those.has(seq) && fact === undefined)) throw new FeedFault('gap', next);
  if (fact !== undefined && toHex(leafHash(Buffer.from(fact.body), sha256)) !== toHex(leaf)) throw new FeedFault('leaf', seq);
}
