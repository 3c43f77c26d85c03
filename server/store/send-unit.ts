import { putFacts } from './put-facts.ts';
import { putRaids, putRevisions } from './raid-rows.ts';
import { beginningsOf } from './sought.ts';
import type { TenantQueries } from './tenant-queries.ts';
import type { PutRow, Unsent } from './unsent.ts';

/** Another transaction changed a record that this one had read: the work has to be done again. Carries the code that makes it so. */
export class StaleRecord extends Error {
  override readonly name = 'StaleRecord';
  readonly code = '40001';
}

/** One statement a table: rows of the state first, facts and their place in the queue last (spec sync 1.1). */
export async function sendUnit({ puts, keys, facts }: Unsent, to: TenantQueries): Promise<void> {
  if (keys.length > 0) await putSecrets(keys, to);
  const raids = puts.filter(({ kind }) => kind === 'raid');
  const revisions = puts.filter(({ kind }) => kind === 'raid-revision');
  const others = puts.filter(({ kind }) => kind !== 'raid' && kind !== 'raid-revision');
  if (others.length > 0) assertWritten(await putRecords(others, to), others);
  if (raids.length > 0) assertWritten(await putRaids(raids, to), raids);
  if (revisions.length > 0) await putRevisions(revisions, to);
  if (facts.length > 0) await putFacts(facts, to);
}

function assertWritten(written: number, puts: readonly PutRow[]): void {
  if (written !== puts.length) throw new StaleRecord('a record was changed meanwhile');
}

async function putSecrets(keys: Unsent['keys'], { queries, tenant }: TenantQueries): Promise<void> {
  await queries.rows({
    name: 'put-secrets',
    text: 'INSERT INTO sealed (tenant_id, id, kind, bytes) SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::bytea[])',
    values: [tenant, keys.map(({ id }) => id), keys.map(({ kind }) => kind), keys.map(({ wrapped }) => Buffer.from(wrapped))],
  });
}

/** Gives how many rows were written: fewer where one was changed by another transaction. */
async function putRecords(puts: readonly PutRow[], { queries, tenant }: TenantQueries): Promise<number> {
  const written = await queries.rows<{ readonly id: string }>({
    name: 'put-records',
    text: `INSERT INTO record (tenant_id, kind, id, version, body, sought)
      SELECT $1, kind, id, version, body, string_to_array(sought, ' ')
      FROM unnest($2::text[], $3::text[], $4::bigint[], $5::jsonb[], $6::text[]) AS put (kind, id, version, body, sought)
      ON CONFLICT (tenant_id, kind, id) DO UPDATE SET version = excluded.version, body = excluded.body, sought = excluded.sought
      WHERE record.version = excluded.version - 1 RETURNING id`,
    values: [
      tenant,
      puts.map(({ kind }) => kind),
      puts.map(({ id }) => id),
      puts.map(({ version }) => version),
      puts.map(({ record }) => JSON.stringify(record)),
      puts.map(({ kind, record }) => beginningsOf(kind, record)),
    ],
  });
  return written.length;
}
