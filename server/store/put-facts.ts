import type { WrittenFact } from '../facts/write-fact.ts';
import type { TenantQueries } from './tenant-queries.ts';

/** Of an Ed25519 signature and of SHA-256, in bytes: what has always the same length lies one after the other in one value. */
const [SIGNATURE, HASH] = [64, 32];

/** Facts with their answers and their places in the queue, last of all in a transaction. `bases`: what each knew of the feed at most. */
export async function putFacts(
  facts: readonly WrittenFact[],
  { queries, tenant, bases = [] }: TenantQueries & { readonly bases?: readonly (number | null)[] },
): Promise<void> {
  const numbers = [
    listOf(facts.map(({ fact }) => fact.station)),
    listOf(facts.map(({ fact }) => fact.epoch)),
    listOf(facts.map(({ fact }) => fact.n)),
  ];
  const hashes = Buffer.concat(facts.map(({ hash }) => hash));
  await Promise.all([
    queries.rows({ name: 'put-facts', text: FACTS, values: [tenant, ...numbers, hashes, ...factValues(facts)] }),
    queries.rows({ name: 'put-inbox', text: INBOX, values: [tenant, ...numbers, hashes] }),
    queries.rows({
      name: 'put-pending',
      text: PENDING,
      values: [tenant, ...numbers, hashes, listOf(facts.map((_, at) => bases[at] ?? null))],
    }),
  ]);
}

const FACTS = `INSERT INTO fact (tenant_id, station, epoch, n, hash, at, actor, service_point, action, signature, body)
  SELECT $1, station, epoch, n, ${part('$5', HASH)}, at, actor, point, action, ${part('$10', SIGNATURE)},
    convert_from(substring($11::bytea FROM start FOR length), 'UTF8')
  FROM unnest($2::uuid[], $3::int[], $4::bigint[], $6::timestamptz[], $7::uuid[], $8::uuid[], string_to_array($9, E'\\n'), $12::int[], $13::int[])
    WITH ORDINALITY AS own (station, epoch, n, at, actor, point, action, start, length, i)`;
const INBOX = `INSERT INTO inbox (tenant_id, station, epoch, n, hash, answer)
  SELECT $1, station, epoch, n, ${part('$5', HASH)}, 'accepted'
  FROM unnest($2::uuid[], $3::int[], $4::bigint[]) WITH ORDINALITY AS own (station, epoch, n, i)`;
const PENDING = `INSERT INTO pending (tenant_id, station, epoch, n, leaf, base)
  SELECT $1, station, epoch, n, ${part('$5', HASH)}, base
  FROM unnest($2::uuid[], $3::int[], $4::bigint[], $6::bigint[]) WITH ORDINALITY AS own (station, epoch, n, base, i)`;

/** What belongs to row `i` of many that have the same length. */
export function part(of: string, length: number): string {
  return `substring(${of}::bytea FROM (i - 1)::int * ${length} + 1 FOR ${length})`;
}

/** An array as PostgreSQL reads it, of numbers, ids and times, none of which needs quotes: the driver quotes each of them. */
export function listOf(values: readonly (number | string | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** What has no line's end in it, in one value: names, and JSON. The driver quotes each member of a list. Read by string_to_array. */
export function linesOf(texts: readonly string[]): string {
  return texts.join('\n');
}

/** What fits no list lies in one value: actions by line; signatures and texts one after the other. */
function factValues(facts: readonly WrittenFact[]): readonly unknown[] {
  const texts = facts.map(({ body, utf8 }) => utf8 ?? Buffer.from(body));
  let start = 1;
  const starts = texts.map(({ length }) => (start += length) - length);
  return [
    listOf(facts.map(({ fact }) => fact.at)),
    listOf(facts.map(({ fact }) => fact.who.person ?? null)),
    listOf(facts.map(({ fact }) => fact.servicePoint ?? null)),
    linesOf(facts.map(({ fact }) => fact.action)),
    Buffer.concat(facts.map(({ signature }) => signature)),
    Buffer.concat(texts),
    listOf(starts),
    listOf(texts.map(({ length }) => length)),
  ];
}
