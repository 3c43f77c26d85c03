import { equalBytes, toBase64 } from '../../core/base/bytes.ts';
import { utf8 } from '../../core/base/utf8.ts';
import { checkpointText, feedOrigin } from '../../core/facts/checkpoint.ts';
import { GrowingTree } from '../../core/facts/growing-tree.ts';
import { leafHash, nodeHash } from '../../core/facts/hash.ts';
import { consistencyProof, inclusionProof, rangeRootOf, type RangeRoot, splitOf } from '../../core/facts/merkle-tree.ts';
import { type NoteKey, signNote } from '../../core/facts/signed-note.ts';
import type { Database } from '../store/database.ts';
import { feedHead, readFeed } from './feed.ts';
import type { SigningKey } from './server-keys.ts';
import { sha256 } from './sha256.ts';

/** Leaves whose root is kept. */
const TILE = 256;

export interface TreeParts {
  readonly database: Database;
  readonly tenant: string;
  readonly signing: SigningKey;
}

/** A stored text does not give the leaf that stands in the feed: nothing is signed over it. */
export class LeafFault extends Error {
  override readonly name = 'LeafFault';
  readonly seq: number;
  constructor(seq: number) {
    super(`the fact at ${seq} of the feed is not what was taken in`);
    this.seq = seq;
  }
}

/** Fills in the roots of whole tiles that are missing, each out of the stored texts, read again. Throws LeafFault. */
export async function keepTiles({ database, tenant }: TreeParts): Promise<void> {
  const whole = Math.floor((await feedHead(database, tenant)) / TILE);
  const [kept] = await database.rows<{ readonly count: number }>({
    text: 'SELECT count(*) AS count FROM feed_tile WHERE tenant_id = $1',
    values: [tenant],
  });
  for (let number = kept?.count ?? 0; number < whole; number += 1) {
    const leaves = await checkedLeaves(number * TILE, (number + 1) * TILE, { database, tenant });
    await database.rows({
      text: 'INSERT INTO feed_tile (tenant_id, number, root) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, number) DO NOTHING',
      values: [tenant, number, Buffer.from(rangeRootOf(leaves, sha256)(0, TILE))],
    });
  }
}

type From = Pick<TreeParts, 'database' | 'tenant'>;

async function checkedLeaves(from: number, to: number, { database, tenant }: From): Promise<readonly Uint8Array[]> {
  const entries = await readFeed(database, { tenant, cursor: from, limit: to - from });
  return entries.map(({ seq, leaf, body }) => {
    const own = leafHash(utf8(body), sha256);
    if (!equalBytes(own, new Uint8Array(leaf))) throw new LeafFault(seq);
    return own;
  });
}

/** The tree of the feed's first `size` entries, with what of it must be read already read. */
async function openTree(size: number, parts: TreeParts): Promise<RangeRoot> {
  await keepTiles(parts);
  const rows = await parts.database.rows<{ readonly root: Buffer }>({
    text: 'SELECT root FROM feed_tile WHERE tenant_id = $1 AND number < $2 ORDER BY number',
    values: [parts.tenant, Math.floor(size / TILE)],
  });
  const tiles = rows.map(({ root }) => new Uint8Array(root));
  const rest = size % TILE === 0 ? [] : await checkedLeaves(tiles.length * TILE, size, parts);
  const start = tiles.length * TILE;
  const root: RangeRoot = (from, to) => {
    const tile = tiles[from / TILE];
    if (to - from === TILE && from % TILE === 0 && tile !== undefined) return tile;
    if (from >= start) return rangeRootOf(rest, sha256)(from - start, to - start);
    const middle = from + splitOf(to - from);
    return nodeHash(root(from, middle), root(middle, to), sha256);
  };
  return root;
}

/** The same where the leaves around that entry (counted from 0) are wanted one by one. */
async function openTreeAt(entry: number, size: number, parts: TreeParts): Promise<RangeRoot> {
  const tree = await openTree(size, parts);
  const first = Math.floor(entry / TILE) * TILE;
  const leaves = await checkedLeaves(first, Math.min(first + TILE, size), parts);
  return (from, to) => {
    if (from >= first && to <= first + leaves.length) return rangeRootOf(leaves, sha256)(from - first, to - first);
    return tree(from, to);
  };
}

/** What heads of that organisation's log are signed with. */
export function feedKey({ tenant, signing }: Pick<TreeParts, 'tenant' | 'signing'>): NoteKey {
  return { name: feedOrigin(tenant), publicKey: signing.publicKey };
}

/** The head of the log as a signed note (C2SP tlog-checkpoint). */
export async function feedCheckpoint(parts: TreeParts): Promise<string> {
  const size = await feedHead(parts.database, parts.tenant);
  const root = size === 0 ? new GrowingTree(sha256).root() : (await openTree(size, parts))(0, size);
  const key = feedKey(parts);
  return signNote(checkpointText({ origin: key.name, size, root }), key, { hash: sha256, sign: parts.signing.sign });
}

/** Where an entry stands in the log of that size, or of the present one: its audit path, lowest node first. */
export async function feedProof(
  seq: number,
  parts: TreeParts & { readonly at?: number },
): Promise<{ readonly size: number; readonly proof: readonly Uint8Array[] }> {
  const size = parts.at ?? (await feedHead(parts.database, parts.tenant));
  return { size, proof: inclusionProof(seq - 1, size, await openTreeAt(seq - 1, size, parts)) };
}

/** That the log of the larger size begins with the one of the smaller (RFC 6962 §2.1.2), base64; the caller knows that it goes that far. */
export async function feedConsistency(first: number, second: number, parts: TreeParts): Promise<string[]> {
  if (first === second) return [];
  return consistencyProof(first, second, await openTreeAt(first, second, parts)).map(toBase64);
}
