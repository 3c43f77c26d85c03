import { keyField } from '../../core/facts/fold.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import { readRaids } from './raid-rows.ts';
import { wordsOf } from './sought.ts';
import type { TenantQueries, Versioned } from './tenant-queries.ts';

/** Fields that finders look by; those with an index stand first. */
export interface Filter {
  readonly servicePointId?: string;
  readonly personId?: string;
  readonly cardId?: string;
  readonly state?: string;
  readonly email?: string;
  /** Of a service point, in digits. */
  readonly number?: string;
  /** Of people and cards: each typed word is the beginning of one of theirs. */
  readonly text?: string;
}

/** What a handler may read: the state as it is now, or as it is inside the transaction that it writes in. */
export interface Reads {
  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined>;
  /** In the order of their ids; at most `limit`, 1000 where it is not said. */
  find<Kind extends RecordKind>(kind: Kind, filter: Filter, page?: Page): Promise<readonly RecordOf<Kind>[]>;
}

export interface Page {
  readonly limit?: number;
  /** Only ids after this one. */
  readonly after?: string;
}

export const LARGEST_PAGE = 1000;

interface RecordRow {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly body: object;
}

/** `kind|id` of a record. */
export function nameOf(kind: string, id: string): string {
  return `${kind}|${id}`;
}

/** Many records, by `kind|id`: one statement for RAiDs, one for all other kinds. A revision is written once and never read back to be changed. */
export async function readRecords(
  wanted: readonly (readonly [kind: string, id: string])[],
  { queries, tenant }: TenantQueries,
): Promise<ReadonlyMap<string, Versioned>> {
  const raids = wanted.filter(([kind]) => kind === 'raid').map(([, id]) => id);
  const others = wanted.filter(([kind]) => kind !== 'raid' && kind !== 'raid-revision');
  const found = new Map<string, Versioned>();
  if (raids.length > 0) for (const [id, raid] of await readRaids(raids, { queries, tenant })) found.set(nameOf('raid', id), raid);
  if (others.length === 0) return found;
  const rows = await queries.rows<RecordRow>({
    name: 'records',
    text: `SELECT record.kind, record.id, record.version, record.body FROM unnest($2::text[], $3::text[]) AS wanted (kind, id)
      JOIN record ON record.tenant_id = $1 AND record.kind = wanted.kind AND record.id = wanted.id`,
    values: [tenant, others.map(([kind]) => kind), others.map(([, id]) => id)],
  });
  for (const { kind, id, version, body } of rows) found.set(nameOf(kind, id), { version, record: body });
  return found;
}

export async function findRecords<Kind extends RecordKind>(
  kind: Kind,
  filter: Filter,
  from: TenantQueries & { readonly page?: Page | undefined },
): Promise<readonly RecordOf<Kind>[]> {
  const { limit = LARGEST_PAGE, after = '' } = from.page ?? {};
  const { text = '', ...equal } = filter;
  const words = wordsOf(text);
  const fields = Object.entries(equal).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const conditions = fields.map(([field], index) => `AND body ->> '${field}' = $${index + 5}`);
  if (words.length > 0) conditions.push(`AND sought @> $${fields.length + 5}::text[]`);
  const rows = await from.queries.rows<{ readonly body: RecordOf<Kind> }>({
    // Whether a word is rare decides how it is looked for, so what has words is planned anew each time.
    ...(words.length > 0 ? {} : { name: `find-${fields.map(([field]) => field).join('-')}` }),
    text: `SELECT body FROM record WHERE tenant_id = $1 AND kind = $2 AND id > $3 ${conditions.join(' ')} ORDER BY id LIMIT $4`,
    values: [
      from.tenant,
      kind,
      after,
      Math.min(limit, LARGEST_PAGE),
      ...fields.map(([, value]) => value),
      ...(words.length > 0 ? [words] : []),
    ],
  });
  return rows.map(({ body }) => body);
}

export function idOf(kind: RecordKind, record: object): string {
  return String((record as Readonly<Record<string, unknown>>)[keyField(kind)]);
}
