import type { TenantQueries } from '../store/tenant-queries.ts';
import type { Delivery } from './delivery.ts';

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

type Chain = Pick<Delivery, 'station' | 'epoch'>;

export function chainOf({ station, epoch }: Chain): string {
  return `${station}/${epoch}`;
}

/** By chain, what is here of the numbers of its delivery and the one before it; and, where that is none of these, the chain's last. */
export async function knownOf(deliveries: readonly Delivery[], to: TenantQueries): Promise<ReadonlyMap<string, readonly Here[]>> {
  const known = byChain(await among(deliveries, to));
  const without = deliveries.filter((delivery) => !known.has(chainOf(delivery)) && delivery.facts[0]?.fact.n !== 1);
  return without.length === 0 ? known : new Map([...known, ...byChain(await lastOf(without, to))]);
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

const namesOf = (chains: readonly Chain[]) => [chains.map(({ station }) => station), chains.map(({ epoch }) => epoch)] as const;

function among(deliveries: readonly Delivery[], { queries, tenant }: TenantQueries): Promise<readonly Row[]> {
  const firsts = deliveries.map(({ facts }) => facts[0]?.fact.n ?? 1);
  return queries.rows<Row>({
    name: 'inbox-known',
    text: `SELECT chain.station, chain.epoch, known.n, known.hash, known.answer
      FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::bigint[]) AS chain (station, epoch, first, last)
      CROSS JOIN LATERAL (SELECT n, hash, answer FROM inbox WHERE tenant_id = $1 AND station = chain.station AND epoch = chain.epoch
        AND n BETWEEN chain.first AND chain.last) AS known ORDER BY known.n`,
    values: [
      tenant,
      ...namesOf(deliveries),
      firsts.map((n) => n - 1),
      deliveries.map(({ facts }, at) => (firsts[at] ?? 1) + facts.length - 1),
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

/** By chain, the number at which it came in two versions, of those that did. */
export async function frozenOf(deliveries: readonly Delivery[], { queries, tenant }: TenantQueries): Promise<ReadonlyMap<string, number>> {
  if (deliveries.length === 0) return new Map();
  const rows = await queries.rows<{ readonly station: string; readonly epoch: number; readonly n: number }>({
    name: 'frozen',
    text: `SELECT frozen.station, frozen.epoch, frozen.n FROM unnest($2::uuid[], $3::int[]) AS chain (station, epoch)
      JOIN frozen ON frozen.tenant_id = $1 AND frozen.station = chain.station AND frozen.epoch = chain.epoch`,
    values: [tenant, ...namesOf(deliveries)],
  });
  return new Map(rows.map((row) => [chainOf(row), row.n]));
}
