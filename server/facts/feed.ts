import type { Verdict } from '../../core/sync/verdict.ts';
import type { Queries } from '../store/database.ts';

/** One entry of the feed; `body` is the fact's RFC 8785 text, and `leaf` the hash of that text. */
export interface FeedEntry {
  readonly seq: number;
  readonly leaf: Uint8Array;
  readonly signature: Uint8Array;
  readonly body: string;
}

/** Entries after `cursor`, at most `limit`, in order; the reader asserts that each comes one after the other. */
export async function readFeed(
  queries: Queries,
  { tenant, cursor, limit }: { readonly tenant: string; readonly cursor: number; readonly limit: number },
): Promise<readonly FeedEntry[]> {
  const rows = await queries.rows<{ readonly seq: number; readonly leaf: Buffer; readonly signature: Buffer; readonly body: string }>({
    name: 'feed-read',
    text: `SELECT feed.seq, feed.leaf, fact.signature, fact.body FROM feed
      JOIN fact ON fact.tenant_id = feed.tenant_id AND fact.station = feed.station AND fact.epoch = feed.epoch AND fact.n = feed.n
      WHERE feed.tenant_id = $1 AND feed.seq > $2 ORDER BY feed.seq LIMIT $3`,
    values: [tenant, cursor, limit],
  });
  for (const [at, { seq }] of rows.entries()) {
    if (seq !== cursor + at + 1) throw new RangeError(`feed: ${cursor + at + 1} should come, ${seq} came`);
  }
  return rows;
}

export async function feedHead(queries: Queries, tenant: string): Promise<number> {
  const [head] = await queries.rows<{ readonly seq: number }>({
    name: 'feed-head',
    text: 'SELECT seq FROM feed_head WHERE tenant_id = $1',
    values: [tenant],
  });
  return head?.seq ?? 0;
}

export interface ScopedEntry {
  readonly seq: number;
  readonly leaf: Buffer;
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  readonly signature: Buffer | null;
  readonly body: string | null;
  readonly verdict: Verdict | null;
  /** What its fact knew of this feed at most, where that is less than it says. */
  readonly base: number | null;
}

interface Scoped {
  readonly tenant: string;
  readonly cursor: number;
  readonly limit: number;
  readonly station: string;
  readonly servicePoint: string;
}

/**
 * The same for one station: bodies of its own, of what concerns its service point, and of what does since somebody moved there; of everything else the
 * bare leaf.
 */
export async function readScopedFeed(
  queries: Queries,
  { tenant, cursor, limit, station, servicePoint }: Scoped,
): Promise<readonly ScopedEntry[]> {
  const rows = await queries.rows<ScopedEntry>({
    name: 'feed-scoped',
    text: `SELECT feed.seq, feed.leaf, feed.station, feed.epoch, feed.n, fact.signature, fact.body, feed.verdict, feed.base
      FROM feed
      LEFT JOIN fact ON fact.tenant_id = feed.tenant_id AND fact.station = feed.station AND fact.epoch = feed.epoch AND fact.n = feed.n
        AND (feed.points IS NULL OR feed.station = $4 OR $5 = ANY (feed.points) OR EXISTS (SELECT 1 FROM feed_follow
          WHERE feed_follow.tenant_id = $1 AND service_point_id = $5 AND feed_follow.seq = feed.seq))
      WHERE feed.tenant_id = $1 AND feed.seq > $2 ORDER BY feed.seq LIMIT $3`,
    values: [tenant, cursor, limit, station, servicePoint],
  });
  for (const [at, { seq }] of rows.entries()) {
    if (seq !== cursor + at + 1) throw new RangeError(`feed: ${cursor + at + 1} should come, ${seq} came`);
  }
  return rows;
}
