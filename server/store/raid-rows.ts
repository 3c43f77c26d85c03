import type { Raid, RaidRevision } from '../../core/records/records.ts';
import type { TenantQueries, Versioned } from './tenant-queries.ts';
import type { PutRow } from './unsent.ts';

/** A RAiD as it is answered: the envelope's few facts, and the record as its text. */
export interface StoredRaid {
  readonly id: string;
  readonly handle: string;
  readonly servicePointId: string;
  readonly state: Raid['state'];
  readonly metadata: string;
}

export const RAID_COLUMNS = 'id, handle, service_point_id AS "servicePointId", state, metadata';

export async function raidsByHandle(handles: readonly string[], { queries, tenant }: TenantQueries): Promise<readonly StoredRaid[]> {
  return queries.rows<StoredRaid>({
    name: 'raids-by-handle',
    text: `SELECT ${RAID_COLUMNS} FROM raid WHERE tenant_id = $1 AND handle = ANY ($2::text[])`,
    values: [tenant, handles],
  });
}

/** Envelopes with their records, for those that are to be changed. */
export async function readRaids(
  ids: readonly string[],
  { queries, tenant }: TenantQueries,
): Promise<readonly (readonly [string, Versioned])[]> {
  const rows = await queries.rows<{ readonly id: string; readonly version: number; readonly envelope: object; readonly metadata: string }>({
    name: 'raids',
    text: 'SELECT id, version, envelope, metadata FROM raid WHERE tenant_id = $1 AND id = ANY ($2::uuid[])',
    values: [tenant, ids],
  });
  return rows.map(
    ({ id, version, envelope, metadata }) => [id, { version, record: { ...envelope, metadata: JSON.parse(metadata) as object } }] as const,
  );
}

/** The whole history, oldest first. */
export async function readRevisions(raidId: string, { queries, tenant }: TenantQueries): Promise<readonly RaidRevision[]> {
  const rows = await queries.rows<{ readonly body: string }>({
    name: 'revisions',
    text: 'SELECT body FROM raid_revision WHERE tenant_id = $1 AND raid_id = $2 ORDER BY revision, change_type DESC',
    values: [tenant, raidId],
  });
  return rows.map(({ body }) => JSON.parse(body) as RaidRevision);
}

/** Writes envelopes and who is in them; gives how many were written, which is fewer where one was changed meanwhile. */
export async function putRaids(puts: readonly PutRow[], { queries, tenant }: TenantQueries): Promise<number> {
  const raids = puts.map(({ record }) => record as Raid);
  const written = await queries.rows({
    name: 'put-raids',
    text: `INSERT INTO raid (tenant_id, id, version, handle, service_point_id, state, created_at, envelope, metadata)
      SELECT $1, * FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::uuid[], $6::text[], $7::timestamptz[], $8::jsonb[], $9::text[])
      ON CONFLICT (tenant_id, id) DO UPDATE SET version = excluded.version, handle = excluded.handle, state = excluded.state,
        envelope = excluded.envelope, metadata = excluded.metadata
      WHERE raid.version = excluded.version - 1 RETURNING id`,
    values: [
      tenant,
      puts.map(({ id }) => id),
      puts.map(({ version }) => version),
      raids.map(({ handle }) => handle ?? null),
      raids.map(({ servicePointId }) => servicePointId),
      raids.map(({ state }) => state),
      raids.map(({ createdAt }) => createdAt),
      raids.map(({ metadata: _metadata, ...envelope }) => JSON.stringify(envelope)),
      raids.map(({ metadata }) => JSON.stringify(metadata)),
    ],
  });
  const parties = raids.flatMap((raid) => partiesOf(raid).map((party) => [party, raid.id] as const));
  await queries.rows({
    name: 'put-parties',
    text: `INSERT INTO raid_party (tenant_id, party, raid_id) SELECT DISTINCT $1::uuid, party, raid_id
      FROM unnest($2::text[], $3::uuid[]) AS named (party, raid_id) ON CONFLICT DO NOTHING`,
    values: [tenant, parties.map(([party]) => party), parties.map(([, id]) => id)],
  });
  return written.length;
}

function partiesOf({ metadata }: Raid): readonly string[] {
  const { contributor = [], organisation = [] } = metadata as {
    readonly contributor?: readonly Named[];
    readonly organisation?: readonly Named[];
  };
  return [...contributor, ...organisation].map(({ id }) => id);
}

interface Named {
  readonly id: string;
}

export async function putRevisions(puts: readonly PutRow[], { queries, tenant }: TenantQueries): Promise<void> {
  const revisions = puts.map(({ record }) => record as RaidRevision);
  await queries.rows({
    name: 'put-revisions',
    text: `INSERT INTO raid_revision (tenant_id, raid_id, revision, change_type, id, body)
      SELECT $1, * FROM unnest($2::uuid[], $3::int[], $4::text[], $5::uuid[], $6::text[])`,
    values: [
      tenant,
      revisions.map(({ raidId }) => raidId),
      revisions.map(({ revision }) => revision),
      revisions.map(({ changeType }) => changeType),
      revisions.map(({ id }) => id),
      revisions.map((revision) => JSON.stringify(revision)),
    ],
  });
}
