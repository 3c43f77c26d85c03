import { toBase64, toHex } from '../../core/base/bytes.ts';
import type { FactBody } from '../../core/facts/fact.ts';
import { foundHash } from '../../core/sync/digest.ts';
import type { Bodies } from '../../core/sync/wire.ts';
import type { Database } from '../store/database.ts';
import type { EnrolledStation } from './enrolled.ts';
import type { ScopedEntry } from './feed.ts';
import { readFeedPage } from './feed-page.ts';
import { blobIdsIn, relayedOf } from './relay.ts';
import { sha256 } from './sha256.ts';

/** Entries of the feed behind `from` as that station may see them, and the sealed secrets that they name and it may open. */
export async function entriesFor(
  { tenant, station, servicePoint }: EnrolledStation,
  { from, limit }: { readonly from: number; readonly limit: number },
  { database }: { readonly database: Database },
): Promise<Bodies> {
  const rows = await readFeedPage(database, { tenant, cursor: from, limit, station, servicePoint });
  const named = rows.flatMap(({ body }) => (body === null ? [] : blobIdsIn(JSON.parse(body) as FactBody)));
  const blobs = await relayedOf([...new Set(named)], servicePoint, { queries: database, tenant });
  return { entries: rows.map(entryOf), blobs: [...blobs] };
}

function entryOf({ seq, leaf, station, epoch, n, signature, body, verdict, base }: ScopedEntry): Bodies['entries'][number] {
  return {
    seq,
    leaf: toHex(leaf),
    station,
    epoch,
    n,
    ...(body === null || signature === null ? {} : { body, signature: toBase64(signature) }),
    ...(body === null || base === null ? {} : { base }),
    ...(body === null ? { found: foundHash(verdict ?? undefined, sha256) } : verdict === null ? {} : { verdict }),
  };
}
