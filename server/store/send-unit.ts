import type { WrittenFact } from '../facts/write-fact.ts';
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

/** Facts with their answers and their places in the queue, last of all in a transaction. `base`: what they knew of the feed at most. */
export async function putFacts(
  facts: readonly WrittenFact[],
  { queries, tenant, base }: TenantQueries & { readonly base?: number | undefined },
): Promise<void> {
  const numbers = [facts.map(({ fact }) => fact.station), facts.map(({ fact }) => fact.epoch), facts.map(({ fact }) => fact.n)];
  const hashes = facts.map(({ hash }) => Buffer.from(hash));
  await queries.rows({
    name: 'put-facts',
    text: `INSERT INTO fact (tenant_id, station, epoch, n, at, action, actor, service_point, hash, signature, body)
      SELECT $1, * FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::timestamptz[], $6::text[], $7::uuid[], $8::uuid[], $9::bytea[], $10::bytea[], $11::text[])`,
    values: [
      tenant,
      ...numbers,
      facts.map(({ fact }) => fact.at),
      facts.map(({ fact }) => fact.action),
      facts.map(({ fact }) => fact.who.person ?? null),
      facts.map(({ fact }) => fact.servicePoint ?? null),
      hashes,
      facts.map(({ signature }) => Buffer.from(signature)),
      facts.map(({ body }) => body),
    ],
  });
  await queries.rows({
    name: 'put-inbox',
    text: `INSERT INTO inbox (tenant_id, station, epoch, n, hash, answer)
      SELECT $1, station, epoch, n, hash, 'accepted' FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::bytea[]) AS own (station, epoch, n, hash)`,
    values: [tenant, ...numbers, hashes],
  });
  await queries.rows({
    name: 'put-pending',
    text: `INSERT INTO pending (tenant_id, station, epoch, n, leaf, base)
      SELECT $1, station, epoch, n, leaf, $6 FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::bytea[]) AS own (station, epoch, n, leaf)`,
    values: [tenant, ...numbers, hashes, base ?? null],
  });
}
