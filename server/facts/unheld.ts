import { listOf } from '../store/put-facts.ts';
import type { TenantQueries } from '../store/tenant-queries.ts';
import type { Came } from './concerns.ts';
import type { Folded } from './fold-feed.ts';
import type { Placed } from './placed.ts';

/** Somebody's history concerns a service point since an entry. */
export interface Following {
  readonly person: string;
  readonly to: string;
  readonly since: number;
}

type Coming = Came & { readonly seq: number };

/**
 * Keeps entries of which nobody can say yet whose they are, under the record that they wait for, and files those whose record comes. Gives whose
 * history has something in it that stands before they came themselves, or before what it is about came. In the order of the feed.
 */
export async function fileUnheld(placed: readonly Placed[], folded: readonly Folded[], into: TenantQueries): Promise<readonly Following[]> {
  const seqOf = (at: number): number => (placed[at] as Placed).seq;
  const unheld = folded.flatMap(({ points, unheld: some }, at) => (points === null ? [] : some.map((one) => ({ ...one, seq: seqOf(at) }))));
  const coming = folded.flatMap(({ came }, at) => came.map((one) => ({ ...one, seq: seqOf(at) })));
  // They leave together, and one after the other.
  const [, waiting, before] = await Promise.all([keepUnheld(unheld, into), waitingFor(coming, into), filedBefore(coming, into)]);
  const late = new Set([...(await fileUnder(waiting, coming, into)), ...before]);
  return coming.flatMap(({ of, home, seq }, at) => (home === undefined || !late.has(at) ? [] : [{ person: of.id, to: home, since: seq }]));
}

async function keepUnheld(
  unheld: readonly { readonly kind: string; readonly id: string; readonly seq: number }[],
  { queries, tenant }: TenantQueries,
): Promise<void> {
  if (unheld.length === 0) return;
  await queries.rows({
    name: 'keep-unheld',
    text: `INSERT INTO feed_unheld (tenant_id, kind, record_id, seq) SELECT $1::uuid, * FROM unnest($2::text[], $3::uuid[], $4::bigint[])
      ON CONFLICT (tenant_id, kind, record_id, seq) DO NOTHING`,
    values: [tenant, listOf(unheld.map(({ kind }) => kind)), listOf(unheld.map(({ id }) => id)), listOf(unheld.map(({ seq }) => seq))],
  });
}

interface Waiting {
  /** For which of them, from 1 on. */
  readonly i: number;
  readonly seq: number;
}

async function waitingFor(coming: readonly Coming[], { queries, tenant }: TenantQueries): Promise<readonly Waiting[]> {
  if (coming.length === 0) return [];
  return queries.rows<Waiting>({
    name: 'unheld',
    text: `SELECT came.i::int, waiting.seq FROM unnest($2::text[], $3::uuid[], $4::bigint[]) WITH ORDINALITY AS came (kind, id, seq, i)
      CROSS JOIN LATERAL (SELECT seq FROM feed_unheld
        WHERE tenant_id = $1 AND kind = came.kind AND record_id = came.id AND feed_unheld.seq < came.seq) AS waiting
      ORDER BY came.i, waiting.seq`,
    values: [tenant, listOf(coming.map(({ kind }) => kind)), listOf(coming.map(({ id }) => id)), listOf(coming.map(({ seq }) => seq))],
  });
}

/** Files what waited for these records under their people, or has it wait for their card. Gives those for which something waited, by where they stand. */
async function fileUnder(waiting: readonly Waiting[], coming: readonly Coming[], into: TenantQueries): Promise<readonly number[]> {
  const { queries, tenant } = into;
  const found = waiting.flatMap(({ i, seq }) => {
    const came = coming[i - 1];
    return came === undefined ? [] : [{ ...came.of, seq, at: i - 1 }];
  });
  await keepUnheld(
    found.filter(({ kind }) => kind !== 'person'),
    into,
  );
  const people = found.filter(({ kind }) => kind === 'person');
  if (people.length === 0) return [];
  await queries.rows({
    name: 'file-unheld',
    text: `INSERT INTO feed_person (tenant_id, person_id, seq) SELECT $1::uuid, * FROM unnest($2::uuid[], $3::bigint[])
      ON CONFLICT (tenant_id, person_id, seq) DO NOTHING`,
    values: [tenant, listOf(people.map(({ id }) => id)), listOf(people.map(({ seq }) => seq))],
  });
  return people.map(({ at }) => at);
}

/** Of people who come, those of whom something was told before, by where they stand. */
async function filedBefore(coming: readonly Coming[], { queries, tenant }: TenantQueries): Promise<readonly number[]> {
  const people = coming.flatMap(({ kind, id, seq }, at) => (kind === 'person' ? [{ id, seq, at }] : []));
  if (people.length === 0) return [];
  const rows = await queries.rows<{ readonly at: number }>({
    name: 'filed-before',
    text: `SELECT came.at FROM unnest($2::uuid[], $3::bigint[], $4::int[]) AS came (id, seq, at)
      CROSS JOIN LATERAL (SELECT FROM feed_person WHERE tenant_id = $1 AND person_id = came.id AND feed_person.seq < came.seq LIMIT 1) AS earlier`,
    values: [tenant, listOf(people.map(({ id }) => id)), listOf(people.map(({ seq }) => seq)), listOf(people.map(({ at }) => at))],
  });
  return rows.map(({ at }) => at);
}
