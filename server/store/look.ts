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

/** Whether the database answers and has our tables. */
export async function schemaIsHere(queries: Queries): Promise<boolean> {
  try {
    const [row] = await queries.rows<{ readonly there: boolean }>({
      name: 'ready',
      text: "SELECT to_regclass('cardwright.raid_revision') IS NOT NULL AS there",
    });
    return row?.there === true;
  } catch {
    return false;
  }
}
