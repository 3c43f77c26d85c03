import type { Queries } from './database.ts';

/** Facts that have no place in the feed yet. */
export async function pendingCount(queries: Queries, tenant: string): Promise<number> {
  const [row] = await queries.rows<{ readonly count: number }>({
    name: 'pending-count',
    text: 'SELECT count(*) AS count FROM pending WHERE tenant_id = $1',
    values: [tenant],
  });
  return row?.count ?? 0;
}

/** Whether the database answers and has every migration of this version. */
export async function schemaIsHere(queries: Queries, wanted: readonly string[]): Promise<boolean> {
  try {
    const [row] = await queries.rows<{ readonly ran: number }>({
      name: 'ready',
      text: 'SELECT count(*) AS ran FROM migration WHERE name = ANY ($1::text[])',
      values: [wanted],
    });
    return row?.ran === wanted.length;
  } catch {
    return false;
  }
}
