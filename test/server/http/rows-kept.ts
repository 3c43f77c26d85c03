import type { HttpWorld } from '../http-world.ts';

/** Queues, and the sealed set: by name, and nothing else (PRODUCT, decision 1). */
export const MAY_LOSE_ROWS = ['mobile_ticket', 'pending', 'relayed', 'sealed'];

/** How many rows each table has that may lose none. */
export async function rowCounts({ database }: HttpWorld): Promise<ReadonlyMap<string, number>> {
  const tables = await database.rows<{ readonly name: string }>({
    text: "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'cardwright'",
  });
  const kept = tables.map(({ name }) => name).filter((name) => !MAY_LOSE_ROWS.includes(name));
  const counts = await database.rows<{ readonly name: string; readonly rows: number }>({
    text: kept.map((name) => `SELECT '${name}' AS name, count(*) AS rows FROM ${name}`).join(' UNION ALL '),
  });
  return new Map(counts.map(({ name, rows }) => [name, rows]));
}

/** Rows that were there and are not, over all tables. */
export function rowsGone(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  return [...before].reduce((gone, [name, rows]) => gone + Math.max(0, rows - (after.get(name) ?? 0)), 0);
}
