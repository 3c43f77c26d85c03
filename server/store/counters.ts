import type { Writer } from './unit.ts';

/** The next number of a series that begins with `first`; given once, in the transaction that uses it. */
export async function nextOf(name: string, first: number, { queries, tenant }: Pick<Writer, 'queries' | 'tenant'>): Promise<number> {
  const [row] = await queries.rows<{ readonly value: number }>({
    name: 'next-number',
    text: `INSERT INTO counter (tenant_id, name, value) VALUES ($1, $2, $3)
      ON CONFLICT (tenant_id, name) DO UPDATE SET value = counter.value + 1 RETURNING value`,
    values: [tenant, name, first],
  });
  if (row === undefined) throw new TypeError('expected a number');
  return row.value;
}
