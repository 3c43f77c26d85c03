import { toHex } from '../../core/base/bytes.ts';
import { factBody, type FactBody } from '../../core/facts/fact.ts';
import { listOf, part } from '../store/put-facts.ts';
import { fileAndFollow, whoMustHear } from './follow.ts';
import { type Folded, foldFacts, type FoldInto } from './fold-feed.ts';
import { feedHead } from './feed.ts';
import type { FreshFacts } from './fresh-facts.ts';
import type { Placed } from './placed.ts';

interface Waiting {
  /** Where its row of the queue lies: while the lease is held, nobody else takes one away. */
  readonly row: string;
  readonly station: string;
  readonly epoch: number;
  readonly n: number;
  readonly leaf: Buffer;
  readonly base: number | null;
}

/** Where facts that were taken in a moment ago are at hand. */
export type MoveInto = FoldInto & { readonly fresh?: FreshFacts | undefined };

/** Gives waiting facts of stations their places and folds them, in the caller's transaction, which holds the lease. */
export async function moveAndFold(into: MoveInto, limit: number): Promise<{ readonly moved: number; readonly head: number }> {
  const { queries, tenant } = into;
  const [from, waiting] = await Promise.all([feedHead(queries, tenant), inOrder(into, limit)]);
  if (waiting.length === 0) return { moved: 0, head: from };
  const facts = await factsOf(waiting, into);
  const placed = waiting.map((one, at) => placedAt(from + at + 1, one, facts[at]));
  const folded = await whoMustHear(placed, await foldFacts(placed, into), into);
  const head = from + waiting.length;
  await Promise.all([
    ...putInFeed(waiting, { from, placed, folded, into }),
    queries.rows({
      name: 'feed-head-put',
      text: `INSERT INTO feed_head (tenant_id, seq) VALUES ($1, $2) ON CONFLICT (tenant_id) DO UPDATE SET seq = excluded.seq`,
      values: [tenant, head],
    }),
  ]);
  await fileAndFollow(placed, folded, into);
  return { moved: waiting.length, head };
}

/** The fact with what it knew of the feed as it is now. */
function placedAt(seq: number, { base, leaf }: Waiting, written: FactBody | undefined): Placed {
  if (written === undefined) throw new RangeError(`feed: the fact for ${seq} is not here`);
  const fact = base === null ? written : { ...written, base: Math.min(written.base ?? 0, base) };
  const knew = fact.base ?? 0;
  return { seq, act: String(fact.note['again'] ?? toHex(leaf)), fact, base: knew < (written.base ?? 0) ? knew : null };
}

/** What waits, as it is at hand or else as it is stored. */
async function factsOf(waiting: readonly Waiting[], { queries, tenant, fresh }: MoveInto): Promise<readonly (FactBody | undefined)[]> {
  const facts = waiting.map((one) => fresh?.take(one));
  const missing = waiting.flatMap((one, at) => (facts[at] === undefined ? [{ one, at }] : []));
  if (missing.length === 0) return facts;
  const rows = await queries.rows<{ readonly i: number; readonly body: string }>({
    name: 'fold-bodies',
    // With the limit each is looked up by its key, where PostgreSQL would else, as long as it has counted no rows, read the whole journal.
    text: `SELECT own.i, stored.body FROM unnest($2::uuid[], $3::int[], $4::bigint[]) WITH ORDINALITY AS own (station, epoch, n, i)
      CROSS JOIN LATERAL (SELECT body FROM fact WHERE tenant_id = $1 AND station = own.station AND epoch = own.epoch AND n = own.n LIMIT 1) AS stored`,
    values: [tenant, ...numbersOf(missing.map(({ one }) => one))],
  });
  for (const { i, body } of rows) {
    const at = missing[i - 1]?.at;
    if (at !== undefined) facts[at] = factBody.parse(JSON.parse(body));
  }
  return facts;
}

function numbersOf(of: readonly Waiting[]): readonly string[] {
  return [listOf(of.map(({ station }) => station)), listOf(of.map(({ epoch }) => epoch)), listOf(of.map(({ n }) => n))];
}

/** The oldest that wait, each station's by its own numbers: a clock of the database that was put back changes nothing in a chain. */
async function inOrder({ queries, tenant }: FoldInto, limit: number): Promise<readonly Waiting[]> {
  const rows = await queries.rows<Waiting>({
    name: 'fold-waiting',
    text: `SELECT ctid AS row, station, epoch, n, leaf, base FROM pending WHERE tenant_id = $1 ORDER BY queued_at, station, epoch, n LIMIT $2`,
    values: [tenant, limit],
  });
  if (rows.length === 0) return rows;
  const ends = await endsOf(rows, { queries, tenant });
  const chains = new Map<string, Waiting[]>();
  for (const row of rows) {
    const name = `${row.station}/${row.epoch}`;
    const chain = chains.get(name);
    if (chain === undefined) chains.set(name, [row]);
    else chain.push(row);
  }
  for (const chain of chains.values()) chain.sort((a, b) => a.n - b.n);
  const places = new Map([...chains].map(([name, chain]) => [name, chain.values()]));
  return rows.flatMap((row) => {
    const name = `${row.station}/${row.epoch}`;
    const next = places.get(name)?.next().value;
    if (next === undefined || next.n !== (ends.get(name) ?? 0) + 1) return [];
    ends.set(name, next.n);
    return [next];
  });
}

async function endsOf(rows: readonly Waiting[], { queries, tenant }: Pick<FoldInto, 'queries' | 'tenant'>): Promise<Map<string, number>> {
  const chains = [...new Map(rows.map((row) => [`${row.station}/${row.epoch}`, row])).values()];
  const ends = await queries.rows<{ readonly station: string; readonly epoch: number; readonly n: number }>({
    name: 'fold-ends',
    text: `SELECT chain.station, chain.epoch, last.n FROM unnest($2::uuid[], $3::int[]) AS chain (station, epoch)
      CROSS JOIN LATERAL (SELECT n FROM feed WHERE tenant_id = $1 AND station = chain.station AND epoch = chain.epoch ORDER BY n DESC LIMIT 1) AS last`,
    values: [tenant, listOf(chains.map(({ station }) => station)), listOf(chains.map(({ epoch }) => epoch))],
  });
  return new Map(ends.map(({ station, epoch, n }) => [`${station}/${epoch}`, n]));
}

interface Putting {
  readonly from: number;
  readonly placed: readonly Placed[];
  readonly folded: readonly Folded[];
  readonly into: FoldInto;
}

function putInFeed(waiting: readonly Waiting[], { from, placed, folded, into: { queries, tenant } }: Putting): readonly Promise<unknown>[] {
  const numbers = numbersOf(waiting);
  const put = queries.rows({
    name: 'feed-put-folded',
    text: `INSERT INTO feed (tenant_id, seq, station, epoch, n, leaf, verdict, points, base)
      SELECT $1, $5 + i, station, epoch, n, ${part('$6', 32)}, verdict::jsonb, points::uuid[], base
      FROM unnest($2::uuid[], $3::int[], $4::bigint[], string_to_array($7, E'\\n'), string_to_array($8, E'\\n', ''), $9::bigint[])
        WITH ORDINALITY AS put (station, epoch, n, verdict, points, base, i)`,
    values: [
      tenant,
      ...numbers,
      from,
      Buffer.concat(waiting.map(({ leaf }) => leaf)),
      // JSON has no line's end in it.
      folded.map(({ verdict }) => JSON.stringify(verdict)).join('\n'),
      folded.map(({ points }) => (points === null ? '' : `{${points.join(',')}}`)).join('\n'),
      listOf(placed.map(({ base }) => base)),
    ],
  });
  const done = queries.rows({
    name: 'pending-folded',
    // By where the rows lie: by their keys PostgreSQL may read all that waits for each round, as long as it has counted little.
    text: 'DELETE FROM pending WHERE tenant_id = $1 AND ctid = ANY ($2::tid[])',
    values: [tenant, listOf(waiting.map(({ row }) => `"${row}"`))],
  });
  return [put, done];
}
