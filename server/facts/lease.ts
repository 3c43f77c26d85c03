import type { Queries } from '../store/database.ts';

export interface LeaseParts {
  readonly tenant: string;
  readonly name: string;
  /** This process, by an id of its own. */
  readonly holder: string;
  readonly seconds: number;
}

/** The fence under which the holder has the lease from now on; undefined while another has it. The database's clock alone counts. */
export async function takeLease(queries: Queries, { tenant, name, holder, seconds }: LeaseParts): Promise<number | undefined> {
  const [taken] = await queries.rows<{ readonly fence: number }>({
    name: 'take-lease',
    text: `INSERT INTO lease (tenant_id, name, holder, until, fence) VALUES ($1, $2, $3, now() + make_interval(secs => $4), 1)
      ON CONFLICT (tenant_id, name) DO UPDATE SET holder = excluded.holder, until = excluded.until,
        fence = lease.fence + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END
      WHERE lease.holder = excluded.holder OR lease.until < now() RETURNING fence`,
    values: [tenant, name, holder, seconds],
  });
  return taken?.fence;
}

/** Gives it back early, so that another need not wait for its end. */
export async function giveLeaseBack(queries: Queries, { tenant, name, holder }: LeaseParts): Promise<void> {
  await queries.rows({
    text: 'UPDATE lease SET until = now() WHERE tenant_id = $1 AND name = $2 AND holder = $3',
    values: [tenant, name, holder],
  });
}
