import type { FactBody } from '../../core/facts/fact.ts';
import { listOf } from '../store/put-facts.ts';
import type { TenantQueries } from '../store/tenant-queries.ts';
import { isId } from './concerns.ts';
import { fileAgain, whoHeld } from './done-again.ts';
import type { Folded } from './fold-feed.ts';
import type { Placed } from './placed.ts';
import { fileUnheld, type Following } from './unheld.ts';

/** By which a case is settled everywhere; its note names the fact that it is about. */
const SETTLED = 'sync.settle-case';

/**
 * What must reach service points that have left a record behind: that a person is erased, wherever they ever lived, that a case is settled, where
 * it is shown, and what is done again, where it was known before it was lost.
 */
export async function whoMustHear(placed: readonly Placed[], folded: readonly Folded[], into: TenantQueries): Promise<readonly Folded[]> {
  const heard: Folded[] = [];
  for (const [at, one] of folded.entries()) {
    const { fact } = placed[at] as Placed;
    const { points, erased } = one;
    const more =
      points === null || (erased.length === 0 && fact.action !== SETTLED && fact.note['again'] === undefined)
        ? []
        : [
            ...(await everWith(erased, into)),
            ...(await whereShown(fact, into)),
            ...(await whoHeld(fact, into)),
            ...withinPart(heard, erased),
          ];
    heard.push(points === null || more.length === 0 ? one : { ...one, points: [...new Set([...points, ...more])] });
  }
  return heard;
}

/** Service points that anything of these people was ever shown to. */
async function everWith(people: readonly string[], { queries, tenant }: TenantQueries): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const rows = await queries.rows<{ readonly point: string }>({
    name: 'ever-with',
    text: `SELECT DISTINCT unnest(feed.points) AS point FROM feed_person
      JOIN feed ON feed.tenant_id = feed_person.tenant_id AND feed.seq = feed_person.seq
      WHERE feed_person.tenant_id = $1 AND feed_person.person_id = ANY ($2::uuid[])`,
    values: [tenant, people],
  });
  return rows.map(({ point }) => point);
}

/** The same of what has its place in this very part. */
function withinPart(heard: readonly Folded[], people: readonly string[]): readonly string[] {
  return heard.flatMap(({ points, people: of }) => (of.some((person) => people.includes(person)) ? (points ?? []) : []));
}

async function whereShown(fact: FactBody, { queries, tenant }: TenantQueries): Promise<readonly string[]> {
  const place = settledPlace(fact);
  if (place === undefined) return [];
  const rows = await queries.rows<{ readonly point: string }>({
    name: 'case-shown',
    text: `WITH settled AS (SELECT seq, points FROM feed WHERE tenant_id = $1 AND station = $2 AND epoch = $3 AND n = $4)
      SELECT unnest(points) AS point FROM settled
      UNION SELECT service_point_id FROM feed_follow JOIN settled ON feed_follow.seq = settled.seq WHERE tenant_id = $1`,
    values: [tenant, ...place],
  });
  return rows.map(({ point }) => point);
}

function settledPlace({ action, note }: FactBody): readonly [station: string, epoch: number, n: number] | undefined {
  const { station, epoch, n } = note;
  if (action !== SETTLED || typeof station !== 'string' || !isId(station)) return undefined;
  // A fact may say anything: what is no number of a fact is none here.
  return isNumber(epoch, 2 ** 31 - 1) && isNumber(n, Number.MAX_SAFE_INTEGER) ? [station, epoch, n] : undefined;
}

function isNumber(value: unknown, most: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most;
}

/** Files entries under the people whom they are about; where somebody moved, what came before concerns their new home since then. */
export async function fileAndFollow(placed: readonly Placed[], folded: readonly Folded[], into: TenantQueries): Promise<void> {
  const { queries, tenant } = into;
  const filed = folded.flatMap(({ points, people }, at) =>
    points === null ? [] : people.map((person) => [person, (placed[at] as Placed).seq] as const),
  );
  if (filed.length > 0)
    await queries.rows({
      name: 'file-people',
      text: `INSERT INTO feed_person (tenant_id, person_id, seq) SELECT $1::uuid, * FROM unnest($2::uuid[], $3::bigint[])`,
      values: [tenant, listOf(filed.map(([person]) => person)), listOf(filed.map(([, seq]) => seq))],
    });
  // Whoever comes moves later, if at all.
  for (const late of await fileUnheld(placed, folded, into)) await follow(late, into);
  for (const [at, { moved }] of folded.entries()) {
    const { seq, fact } = placed[at] as Placed;
    await fileSettled(seq, fact, into);
    await fileAgain(placed[at] as Placed, into);
    for (const { record, id, to } of moved)
      await (record === 'person' ? follow({ person: id, to, since: seq }, into) : rehome({ station: id, to }, into));
  }
}

/** That a case is settled belongs to the history of whoever the case is about. */
async function fileSettled(seq: number, fact: FactBody, { queries, tenant }: TenantQueries): Promise<void> {
  const place = settledPlace(fact);
  if (place === undefined) return;
  await queries.rows({
    name: 'file-settled',
    text: `INSERT INTO feed_person (tenant_id, person_id, seq)
      SELECT $1::uuid, feed_person.person_id, $5::bigint FROM feed JOIN feed_person ON feed_person.tenant_id = feed.tenant_id AND feed_person.seq = feed.seq
      WHERE feed.tenant_id = $1 AND feed.station = $2 AND feed.epoch = $3 AND feed.n = $4
      ON CONFLICT (tenant_id, person_id, seq) DO NOTHING`,
    values: [tenant, ...place, seq],
  });
}

/** What a station is shown is what concerns its own service point. */
async function rehome(
  { station, to }: { readonly station: string; readonly to: string },
  { queries, tenant }: TenantQueries,
): Promise<void> {
  await queries.rows({
    name: 'rehome',
    text: 'UPDATE enrolled_station SET service_point_id = $3 WHERE tenant_id = $1 AND station = $2',
    values: [tenant, station, to],
  });
}

async function follow({ person, to, since }: Following, { queries, tenant }: TenantQueries): Promise<void> {
  await queries.rows({
    name: 'follow',
    text: `INSERT INTO feed_follow (tenant_id, service_point_id, seq, since)
      SELECT $1::uuid, $3::uuid, feed.seq, $4::bigint FROM feed_person JOIN feed ON feed.tenant_id = feed_person.tenant_id AND feed.seq = feed_person.seq
      WHERE feed_person.tenant_id = $1 AND feed_person.person_id = $2 AND feed_person.seq < $4::bigint AND NOT $3::uuid = ANY (feed.points)
        AND NOT EXISTS (SELECT 1 FROM feed_follow AS told
          WHERE told.tenant_id = $1 AND told.service_point_id = $3::uuid AND told.seq = feed.seq AND told.since > told.seq)
      ON CONFLICT (tenant_id, service_point_id, seq, since) DO NOTHING`,
    values: [tenant, person, to, since],
  });
}

/** So many at once, and those of the last move whole. */
const AT_ONCE = 500;

export interface FollowedQuery {
  readonly servicePoint: string;
  readonly after: number;
  readonly upTo: number;
}

/** Places of entries, and how far they are told. */
export interface FollowedPlaces {
  readonly seqs: readonly number[];
  readonly to: number;
}

/** Entries that concern a service point since one behind `after` and up to `upTo`, by which somebody moved there; `to` is such an entry too. */
export async function followedSince(
  { servicePoint, after, upTo }: FollowedQuery,
  { queries, tenant }: TenantQueries,
): Promise<FollowedPlaces> {
  const since = 'FROM feed_follow WHERE tenant_id = $1 AND service_point_id = $2 AND since > $3 AND since <= ';
  const rows = await queries.rows<{ readonly seq: number; readonly since: number }>({
    name: 'followed',
    text: `SELECT seq, since ${since} coalesce((SELECT since ${since} $4 ORDER BY since, seq OFFSET ${AT_ONCE - 1} LIMIT 1), $4) ORDER BY since, seq`,
    values: [tenant, servicePoint, after, upTo],
  });
  const to = rows.length < AT_ONCE ? upTo : (rows.at(-1)?.since ?? upTo);
  return { seqs: [...new Set(rows.map(({ seq }) => seq))].sort((a, b) => a - b), to };
}

/** Entries behind `after` and up to `upTo` that concern a service point at all, whenever that was; `to` is the last of them, or `upTo`. */
export async function concerning(
  { servicePoint, after, upTo }: FollowedQuery,
  { queries, tenant }: TenantQueries,
): Promise<FollowedPlaces> {
  const rows = await queries.rows<{ readonly seq: number }>({
    name: 'concerning',
    text: `SELECT feed.seq FROM feed WHERE feed.tenant_id = $1 AND feed.seq > $3 AND feed.seq <= $4
        AND ($2 = ANY (feed.points) OR EXISTS (SELECT 1 FROM feed_follow
          WHERE feed_follow.tenant_id = $1 AND service_point_id = $2 AND feed_follow.seq = feed.seq AND since <= $4))
      ORDER BY feed.seq LIMIT ${AT_ONCE}`,
    values: [tenant, servicePoint, after, upTo],
  });
  return { seqs: rows.map(({ seq }) => seq), to: rows.length < AT_ONCE ? upTo : (rows.at(-1)?.seq ?? upTo) };
}

/** How many entries concern a service point since one behind `after` and up to `upTo`, and stand before all of those. */
export async function countFollowed({ servicePoint, after, upTo }: FollowedQuery, { queries, tenant }: TenantQueries): Promise<number> {
  const [row] = await queries.rows<{ readonly count: number }>({
    name: 'followed-count',
    text: 'SELECT count(*) FROM feed_follow WHERE tenant_id = $1 AND service_point_id = $2 AND since > $3 AND since <= $4 AND seq <= $3',
    values: [tenant, servicePoint, after, upTo],
  });
  return row?.count ?? 0;
}
