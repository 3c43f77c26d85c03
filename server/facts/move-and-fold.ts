import { toHex } from '../../core/base/bytes.ts';
import { factBody } from '../../core/facts/fact.ts';
import { type Folded, foldFacts, type FoldInto } from './fold-feed.ts';
import type { Placed } from './placed.ts';

interface Waiting {
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  readonly leaf: Buffer;
  readonly body: string;
  readonly base: number | null;
}

/** Gives waiting facts of stations their places and folds them, in the caller's transaction, which holds the lease. */
export async function moveAndFold(into: FoldInto, limit: number): Promise<{ readonly moved: number; readonly head: number }> {
  const { queries, tenant } = into;
  const [before] = await queries.rows<{ readonly seq: number }>({
    name: 'feed-head',
    text: 'SELECT seq FROM feed_head WHERE tenant_id = $1',
    values: [tenant],
  });
  const from = before?.seq ?? 0;
  const waiting = await inOrder(into, limit);
  if (waiting.length === 0) return { moved: 0, head: from };
  const placed = waiting.map((one, at) => placedAt(from + at + 1, one));
  await putInFeed(waiting, { from, folded: await foldFacts(placed, into), into });
  const head = from + waiting.length;
  await queries.rows({
    name: 'feed-head-put',
    text: `INSERT INTO feed_head (tenant_id, seq) VALUES ($1, $2) ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq`,
    values: [tenant, head],
  });
  return { moved: waiting.length, head };
}

/** The fact with what it knew of the feed as it is now. */
function placedAt(seq: number, { body, base, leaf }: Waiting): Placed {
  const written = factBody.parse(JSON.parse(body));
  const fact = base === null ? written : { ...written, base: Math.min(written.base ?? 0, base) };
  return { seq, act: String(fact.note['again'] ?? toHex(leaf)), fact };
}

/** The oldest that wait, each station's by its own numbers: a clock of the database that was put back changes nothing in a chain. */
async function inOrder({ queries, tenant }: FoldInto, limit: number): Promise<readonly Waiting[]> {
  const rows = await queries.rows<Waiting>({
    name: 'fold-waiting',
    text: `SELECT oldest.station, oldest.epoch, oldest.n, oldest.leaf, oldest.base, fact.body
      FROM (SELECT * FROM pending WHERE tenant_id = $1 ORDER BY queued_at, station, epoch, n LIMIT $2) AS oldest
      JOIN fact ON fact.tenant_id = $1 AND fact.station = oldest.station AND fact.epoch = oldest.epoch AND fact.n = oldest.n
      ORDER BY oldest.queued_at, oldest.station, oldest.epoch, oldest.n`,
    values: [tenant, limit],
  });
  const ends = await endsOf(rows, { queries, tenant });
  const chains = new Map<string, Waiting[]>();
  for (const row of rows) {
    const name = `${row.station}/${row.epoch}`;
    chains.set(name, [...(chains.get(name) ?? []), row]);
  }
  for (const chain of chains.values()) chain.sort((a, b) => a.n - b.n);
  return rows.flatMap((row) => {
    const name = `${row.station}/${row.epoch}`;
    const next = chains.get(name)?.shift();
    if (next === undefined || next.n !== (ends.get(name) ?? 0) + 1) return [];
    ends.set(name, next.n);
    return [next];
  });
}

async function endsOf(rows: readonly Waiting[], { queries, tenant }: Pick<FoldInto, 'queries' | 'tenant'>): Promise<Map<string, number>> {
  const chains = [...new Map(rows.map((row) => [`${row.station}/${row.epoch}`, row])).values()];
  const ends = await queries.rows<{ readonly station: string; readonly epoch: number; readonly n: number }>({
    name: 'fold-ends',
    text: `SELECT chain.station, chain.epoch, max(feed.n) AS n FROM unnest($2::uuid[], $3::int[]) AS chain (station, epoch)
      JOIN feed ON feed.tenant_id = $1 AND feed.station = chain.station AND feed.epoch = chain.epoch GROUP BY chain.station, chain.epoch`,
    values: [tenant, chains.map(({ station }) => station), chains.map(({ epoch }) => epoch)],
  });
  return new Map(ends.map(({ station, epoch, n }) => [`${station}/${epoch}`, n]));
}

interface Putting {
  readonly from: number;
  readonly folded: readonly Folded[];
  readonly into: FoldInto;
}

async function putInFeed(waiting: readonly Waiting[], { from, folded, into: { queries, tenant } }: Putting): Promise<void> {
  const numbers = [waiting.map(({ station }) => station), waiting.map(({ epoch }) => epoch), waiting.map(({ n }) => n)];
  await queries.rows({
    name: 'feed-put-folded',
    text: `INSERT INTO feed (tenant_id, seq, station, epoch, n, leaf, verdict, points)
      SELECT $1, seq, station, epoch, n, leaf, verdict, points::uuid[]
      FROM unnest($2::bigint[], $3::uuid[], $4::int[], $5::bigint[], $6::bytea[], $7::jsonb[], $8::text[])
        AS put (seq, station, epoch, n, leaf, verdict, points)`,
    values: [
      tenant,
      waiting.map((_, at) => from + at + 1),
      ...numbers,
      waiting.map(({ leaf }) => leaf),
      folded.map(({ verdict }) => JSON.stringify(verdict)),
      folded.map(({ points }) => (points === null ? null : `{${points.join(',')}}`)),
    ],
  });
  await queries.rows({
    name: 'pending-folded',
    text: `DELETE FROM pending USING unnest($2::uuid[], $3::int[], $4::bigint[]) AS done (station, epoch, n)
      WHERE pending.tenant_id = $1 AND pending.station = done.station AND pending.epoch = done.epoch AND pending.n = done.n`,
    values: [tenant, ...numbers],
  });
}
