import type { Queries } from './database.ts';
import type { WrittenFact } from '../facts/write-fact.ts';
import type { PutRow, Unsent } from './unsent.ts';

interface To {
  readonly queries: Queries;
  readonly tenant: string;
}

/** Another transaction changed a record that this one had read: the work has to be done again. Carries the code that makes it so. */
export class StaleRecord extends Error {
  override readonly name = 'StaleRecord';
  readonly code = '40001';
}

/** One statement a table: rows of the state first, facts and their place in the queue last (spec sync 1.1). */
export async function sendUnit({ puts, keys, facts }: Unsent, to: To): Promise<void> {
  if (keys.length > 0) {
    await to.queries.rows({
      name: 'put-keys',
      text: "INSERT INTO sealed (tenant_id, id, kind, bytes) SELECT $1, id, 'data-key', bytes FROM unnest($2::uuid[], $3::bytea[]) AS made (id, bytes)",
      values: [to.tenant, keys.map(({ id }) => id), keys.map(({ wrapped }) => Buffer.from(wrapped))],
    });
  }
  if (puts.length > 0) await putRecords(puts, to);
  if (facts.length > 0) await putFacts(facts, to);
}

async function putRecords(puts: readonly PutRow[], { queries, tenant }: To): Promise<void> {
  const written = await queries.rows<{ readonly id: string }>({
    name: 'put-records',
    text: `INSERT INTO record (tenant_id, kind, id, version, body)
      SELECT $1, kind, id, version, body FROM unnest($2::text[], $3::text[], $4::bigint[], $5::jsonb[]) AS put (kind, id, version, body)
      ON CONFLICT (tenant_id, kind, id) DO UPDATE SET version = excluded.version, body = excluded.body
      WHERE record.version = excluded.version - 1 RETURNING id`,
    values: [
      tenant,
      puts.map(({ kind }) => kind),
      puts.map(({ id }) => id),
      puts.map(({ version }) => version),
      puts.map(({ record }) => JSON.stringify(record)),
    ],
  });
  if (written.length !== puts.length) throw new StaleRecord('a record was changed meanwhile');
}

async function putFacts(facts: readonly WrittenFact[], { queries, tenant }: To): Promise<void> {
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
    text: `INSERT INTO pending (tenant_id, station, epoch, n, leaf)
      SELECT $1, station, epoch, n, leaf FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::bytea[]) AS own (station, epoch, n, leaf)`,
    values: [tenant, ...numbers, hashes],
  });
}
