import { listOf } from '../store/put-facts.ts';
import type { TenantQueries } from '../store/tenant-queries.ts';
import { type Delivery, MOST_IN_DELIVERY } from './delivery.ts';

/** A fact that is here, by its number. */
export interface Here {
  readonly n: number;
  readonly hash: Buffer;
  readonly answer: string;
}

interface Row extends Here {
  readonly station: string;
  readonly epoch: number;
}

/** Says of a chain that it is frozen at that number; without one, that its station went on in a later epoch. */
interface StandingRow extends Pick<Row, 'station' | 'epoch'> {
  readonly n: number | null;
  readonly hash: null;
}

type Chain = Pick<Delivery, 'station' | 'epoch'>;

export function chainOf({ station, epoch }: Chain): string {
  return `${station}/${epoch}`;
}

/** What is known of chains, by their names. */
export interface KnownChains {
  /** What is here of the numbers of the delivery and the one before it; and, where that is none of these, the chain's last. */
  readonly here: ReadonlyMap<string, readonly Here[]>;
  /** The number at which the chain came in two versions, where it did. */
  readonly frozen: ReadonlyMap<string, number>;
  /** Whether its station went on in a later epoch. */
  readonly goneOn: ReadonlySet<string>;
}

export async function knownOf(deliveries: readonly Delivery[], to: TenantQueries): Promise<KnownChains> {
  const rows = await among(deliveries, to);
  const standing = rows.filter((row): row is StandingRow => row.hash === null);
  const frozen = new Map(standing.flatMap((row) => (row.n === null ? [] : [[chainOf(row), row.n]])));
  const goneOn = new Set(standing.flatMap((row) => (row.n === null ? [chainOf(row)] : [])));
  const here = byChain(rows.filter((row): row is Row => row.hash !== null));
  const without = deliveries.filter((delivery) => !here.has(chainOf(delivery)) && delivery.facts[0]?.fact.n !== 1);
  for (const [name, last] of without.length === 0 ? [] : byChain(await lastOf(without, to))) here.set(name, last);
  return { here, frozen, goneOn };
}

function byChain(rows: readonly Row[]): Map<string, Here[]> {
  const chains = new Map<string, Here[]>();
  for (const row of rows) {
    const chain = chains.get(chainOf(row));
    if (chain === undefined) chains.set(chainOf(row), [row]);
    else chain.push(row);
  }
  return chains;
}

const namesOf = (chains: readonly Chain[]) =>
  [listOf(chains.map(({ station }) => station)), listOf(chains.map(({ epoch }) => epoch))] as const;

/**
 * Rows without a hash say how a chain stands. The limits let nothing through that their ranges do not; with them each chain is looked up by its key,
 * where PostgreSQL would else, as long as it has counted no rows, read all that is here of the organisation.
 */
function among(deliveries: readonly Delivery[], { queries, tenant }: TenantQueries): Promise<readonly (Row | StandingRow)[]> {
  const firsts = deliveries.map(({ facts }) => facts[0]?.fact.n ?? 1);
  return queries.rows<Row | StandingRow>({
    name: 'inbox-known',
    text: `WITH chain AS MATERIALIZED (SELECT * FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::bigint[]) AS named (station, epoch, first, last))
      SELECT chain.station, chain.epoch, known.n, known.hash, known.answer FROM chain
      CROSS JOIN LATERAL (SELECT n, hash, answer FROM inbox WHERE tenant_id = $1 AND station = chain.station AND epoch = chain.epoch
        AND n BETWEEN chain.first AND chain.last LIMIT ${MOST_IN_DELIVERY + 1}) AS known
      UNION ALL SELECT chain.station, chain.epoch, frozen.n, NULL, NULL FROM chain
      JOIN frozen ON frozen.tenant_id = $1 AND frozen.station = chain.station AND frozen.epoch = chain.epoch
      UNION ALL SELECT chain.station, chain.epoch, NULL, NULL, NULL FROM chain
      CROSS JOIN LATERAL (SELECT FROM inbox WHERE tenant_id = $1 AND station = chain.station AND epoch > chain.epoch LIMIT 1) AS later ORDER BY n`,
    values: [
      tenant,
      ...namesOf(deliveries),
      listOf(firsts.map((n) => n - 1)),
      listOf(deliveries.map(({ facts }, at) => (firsts[at] ?? 1) + facts.length - 1)),
    ],
  });
}

function lastOf(deliveries: readonly Delivery[], { queries, tenant }: TenantQueries): Promise<readonly Row[]> {
  return queries.rows<Row>({
    name: 'inbox-end',
    text: `SELECT chain.station, chain.epoch, known.n, known.hash, known.answer FROM unnest($2::uuid[], $3::int[]) AS chain (station, epoch)
      CROSS JOIN LATERAL (SELECT n, hash, answer FROM inbox WHERE tenant_id = $1 AND station = chain.station AND epoch = chain.epoch
        ORDER BY n DESC LIMIT 1) AS known`,
    values: [tenant, ...namesOf(deliveries)],
  });
}
