import { z } from 'zod';
import { raidMetadata } from '../../../core/raid/metadata.ts';
import { ownedOrAll } from '../../actions/raid-reading.ts';
import { listRaids, type Named } from '../../store/raid-list.ts';
import { type Answer, type Asked, route, type Route } from '../route.ts';

const MOST_LISTED = 500;
const listQuery = z.object({
  includeFields: z.string().max(500).optional(),
  'contributor.id': z.string().max(300).optional(),
  'organisation.id': z.string().max(300).optional(),
});

const countQuery = z.object({
  servicePointId: z.string().max(36).optional(),
  startDate: z.iso.date().optional(),
  endDate: z.iso.date().optional(),
});
const countsOfOwner = z.object({
  id: z.string(),
  count: z.int(),
  servicePoints: z.array(z.object({ id: z.int().optional(), name: z.string(), count: z.int() })),
});
const counts = z.object({ count: z.int(), organisations: z.array(countsOfOwner) });

type On<Query> = Asked<unknown, Query, unknown>;

/** Lists and counts of RAiDs. */
export const raidListRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/raid/',
    summary: 'RAiDs, newest first, at most 500: a Registry operator’s every one, others’ of their own service point; by whom they name now',
    tag: 'RAiD',
    query: listQuery,
    success: { status: 200, value: z.array(raidMetadata.partial().loose()) },
    problems: ['invalid'],
    handle: list,
  }),
  route({
    method: 'GET',
    path: '/raid/count',
    summary: 'How many RAiDs, by owner and service point',
    tag: 'RAiD',
    query: countQuery,
    success: { status: 200, value: counts },
    problems: ['invalid'],
    handle: countRaids,
  }),
];

/** Rows of the list go out as they lie in the database, unless only some fields are asked for. */
async function list({ query, claimed, world }: On<z.infer<typeof listQuery>>): Promise<Answer> {
  const scope = await ownedOrAll({ claimed, world });
  const named = (['contributor', 'organisation'] as const).flatMap((as): readonly Named[] => {
    const id = query[`${as}.id`];
    return id === undefined ? [] : [{ as, id }];
  });
  const raids = await listRaids({ ...scope, named, limit: MOST_LISTED }, { queries: world.database, tenant: world.keys.tenant });
  const fields = query.includeFields?.split(',');
  if (fields === undefined) return { status: 200, text: `[${raids.map(({ metadata }) => metadata).join(',')}]` };
  return { status: 200, value: raids.map(({ metadata }) => only(JSON.parse(metadata) as Record<string, unknown>, fields)) };
}

function only(whole: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([field]) => fields.includes(field)));
}

interface Counted {
  readonly point: string;
  readonly count: number;
}

async function countRaids({ query, claimed, world }: On<z.infer<typeof countQuery>>): Promise<Answer> {
  const scope = await ownedOrAll({ claimed, world });
  const rows = await world.database.rows<Counted>({
    name: 'raid-count',
    text: `SELECT service_point_id AS point, count(*) AS count FROM raid WHERE tenant_id = $1 AND state <> 'draft'
      AND ($2::uuid IS NULL OR service_point_id = $2) AND ($3::date IS NULL OR created_at >= $3) AND ($4::date IS NULL OR created_at < $4::date + 1)
      GROUP BY service_point_id`,
    values: [world.keys.tenant, scope.servicePointId ?? null, query.startDate ?? null, query.endDate ?? null],
  });
  const points = await Promise.all(rows.map(async ({ point, count }) => ({ count, point: await world.reads.get('service-point', point) })));
  const wanted = points.filter(
    ({ point }) =>
      query.servicePointId === undefined || String(point?.number) === query.servicePointId || point?.id === query.servicePointId,
  );
  const owners = new Set(wanted.map(({ point }) => point?.identifierOwner ?? ''));
  const organisations = [...owners].map((id) => {
    const here = wanted.filter(({ point }) => (point?.identifierOwner ?? '') === id);
    const servicePoints = here.map(({ point, count }) => ({
      ...(point?.number === undefined ? {} : { id: point.number }),
      name: point?.name ?? '',
      count,
    }));
    return { id, count: sum(here), servicePoints };
  });
  return { status: 200, value: { count: sum(wanted), organisations } };
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
