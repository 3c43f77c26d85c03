import { RAID_COLUMNS, type StoredRaid } from './raid-rows.ts';
import type { TenantQueries } from './tenant-queries.ts';

export interface RaidList {
  /** All service points where it is not said. */
  readonly servicePointId?: string | undefined;
  /** Ids that the record must name now; of several, every one. */
  readonly named: readonly Named[];
  readonly limit: number;
}

export interface Named {
  readonly as: 'contributor' | 'organisation';
  readonly id: string;
}

/** Minted ones, newest first. */
export async function listRaids(list: RaidList, from: TenantQueries): Promise<readonly StoredRaid[]> {
  if (list.named.length === 0) return part(list, 0, from);
  // What a RAiD has ever named leads to it; whether it names it still, its record says. One minted meanwhile moves the others on.
  const found = new Map<string, StoredRaid>();
  for (let offset = 0; found.size < list.limit; offset += list.limit) {
    const rows = await part(list, offset, from);
    for (const row of rows) if (names(row, list.named)) found.set(row.id, row);
    if (rows.length < list.limit) break;
  }
  return [...found.values()].slice(0, list.limit);
}

function part({ servicePointId, named, limit }: RaidList, offset: number, { queries, tenant }: TenantQueries) {
  const values: unknown[] = [tenant, limit, offset];
  const conditions: string[] = [];
  if (servicePointId !== undefined) conditions.push(`AND service_point_id = $${values.push(servicePointId)}`);
  for (const { id } of named)
    conditions.push(`AND id IN (SELECT raid_id FROM raid_party WHERE tenant_id = $1 AND party = $${values.push(id)})`);
  return queries.rows<StoredRaid>({
    name: `raids-${servicePointId === undefined ? '' : 'here'}-${named.length}`,
    text: `SELECT ${RAID_COLUMNS} FROM raid WHERE tenant_id = $1 AND state <> 'draft' ${conditions.join(' ')}
      ORDER BY created_at DESC, id LIMIT $2 OFFSET $3`,
    values,
  });
}

type Parties = Readonly<Partial<Record<Named['as'], readonly { readonly id: string }[]>>>;

function names({ metadata }: StoredRaid, named: readonly Named[]): boolean {
  const parties = JSON.parse(metadata) as Parties;
  return named.every(({ as, id }) => parties[as]?.some((party) => party.id === id) === true);
}
