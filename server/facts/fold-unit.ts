import { canonicalJson, type Json } from '../../core/base/canonical-json.ts';
import type { Settings } from '../../core/facts/fold.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import type { PastChange } from '../../core/sync/judge-fact.ts';
import type { TenantQueries } from '../store/tenant-queries.ts';
import { type Filter, findRecords, nameOf, type Reads } from '../store/reads.ts';

interface Kept {
  readonly kind: string;
  readonly id: string;
  record: Settings | undefined;
  recent: readonly PastChange[];
  contested: boolean;
}

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly body: Settings;
  readonly recent: readonly PastChange[] | null;
  readonly contested: boolean;
}

/** Changes of a record that are remembered: as many as stations meet at it while one of them is away, and a few more. */
const REMEMBERED = 12;

/** What only one may have, by kind: fields whose values, together, are one record's alone. */
const ALONE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  person: [['email'], ['number']],
  card: [['number'], ['chip'], ['cardUuid']],
  'service-point': [['name'], ['number']],
  membership: [['personId', 'servicePointId']],
  'temporary-card': [['number']],
};

/** The records of stations while a part of the feed is folded into them: reads see what was folded before, writes go out together. */
export class FoldUnit implements Reads {
  readonly #to: TenantQueries;
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new Set<Kept>();
  /** What finders found, until something of that kind changes. */
  readonly #found = new Map<string, readonly object[]>();

  constructor(to: TenantQueries) {
    this.#to = to;
  }

  /** Reads those at once that will be asked for. */
  async load(wanted: readonly (readonly [kind: string, id: string])[]): Promise<void> {
    const missing = wanted.filter(([kind, id]) => !this.#kept.has(nameOf(kind, id)));
    if (missing.length === 0) return;
    const rows = await this.#to.queries.rows<Row>({
      name: 'fold-records',
      text: `SELECT record.kind, record.id, record.body, record.recent, record.contested
        FROM unnest($2::text[], $3::text[]) AS wanted (kind, id)
        JOIN record ON record.tenant_id = $1 AND record.kind = wanted.kind AND record.id = wanted.id`,
      values: [this.#to.tenant, missing.map(([kind]) => kind), missing.map(([, id]) => id)],
    });
    for (const [kind, id] of missing) this.#kept.set(nameOf(kind, id), { kind, id, record: undefined, recent: [], contested: false });
    for (const { kind, id, body, recent, contested } of rows)
      this.#kept.set(nameOf(kind, id), { kind, id, record: body, recent: recent ?? [], contested });
  }

  async get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
    await this.load([[kind, id]]);
    return this.known(kind, id) as RecordOf<Kind> | undefined;
  }

  async find<Kind extends RecordKind>(kind: Kind, filter: Filter): Promise<readonly RecordOf<Kind>[]> {
    const name = JSON.stringify([kind, filter]);
    const known = this.#found.get(name);
    if (known !== undefined) return known as readonly RecordOf<Kind>[];
    if ([...this.#changed].some((kept) => kept.kind === kind)) await this.send();
    const found = await findRecords(kind, filter, this.#to);
    this.#found.set(name, found);
    return found;
  }

  known(kind: string, id: string): Settings | undefined {
    return this.#kept.get(nameOf(kind, id))?.record;
  }

  recent(kind: string, id: string): readonly PastChange[] {
    return this.#kept.get(nameOf(kind, id))?.recent ?? [];
  }

  /** Another record that has what only one may have, of what is set now. */
  async holder(kind: string, id: string, set: Settings): Promise<string | undefined> {
    const after = { ...this.known(kind, id), ...set };
    if (after['state'] === 'erased') return undefined;
    for (const fields of ALONE[kind] ?? []) {
      if (!fields.some((field) => field in set)) continue;
      const values = fields.map((field) => after[field]);
      if (values.some((value) => value === undefined || value === null)) continue;
      const found = this.#holding(kind, id, { fields, values }) ?? (await this.#stored(kind, id, { fields, values }));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  put(
    kind: string,
    id: string,
    { record, change, contested }: { readonly record: Settings; readonly change: PastChange; readonly contested: boolean },
  ): void {
    const kept = this.#kept.get(nameOf(kind, id)) ?? { kind, id, record: undefined, recent: [], contested: false };
    kept.record = record;
    kept.recent = [...kept.recent, change].slice(-REMEMBERED);
    kept.contested ||= contested;
    this.#kept.set(nameOf(kind, id), kept);
    this.#changed.add(kept);
    for (const name of this.#found.keys()) if (name.startsWith(`["${kind}"`)) this.#found.delete(name);
  }

  async send(): Promise<void> {
    const puts = [...this.#changed];
    if (puts.length === 0) return;
    this.#changed.clear();
    await this.#to.queries.rows({
      name: 'fold-put',
      text: `INSERT INTO record (tenant_id, kind, id, version, body, recent, contested)
        SELECT $1, kind, id, 1, body, recent, contested
        FROM unnest($2::text[], $3::text[], $4::jsonb[], $5::jsonb[], $6::boolean[]) AS put (kind, id, body, recent, contested)
        ON CONFLICT (tenant_id, kind, id) DO UPDATE SET version = record.version + 1, body = excluded.body, recent = excluded.recent,
          contested = excluded.contested`,
      values: [
        this.#to.tenant,
        puts.map(({ kind }) => kind),
        puts.map(({ id }) => id),
        puts.map(({ record }) => canonicalJson(record as Json)),
        puts.map(({ recent }) => JSON.stringify(recent)),
        puts.map(({ contested }) => contested),
      ],
    });
  }

  #holding(kind: string, id: string, wanted: Wanted): string | undefined {
    for (const kept of this.#changed)
      if (kept.kind === kind && kept.id !== id && kept.record !== undefined && holds(kept.record, wanted)) return kept.id;
    return undefined;
  }

  async #stored(kind: string, id: string, { fields, values }: Wanted): Promise<string | undefined> {
    const conditions = fields.map((field, at) => `AND ${sqlOf(field)} = ${field === 'name' ? `lower(btrim($${at + 4}))` : `$${at + 4}`}`);
    const rows = await this.#to.queries.rows<{ readonly id: string; readonly body: Settings }>({
      name: `fold-holder-${kind}-${fields.join('-')}`,
      text: `SELECT id, body FROM record WHERE tenant_id = $1 AND kind = $2 AND id <> $3 AND NOT contested ${conditions.join(' ')}
        ORDER BY id LIMIT 5`,
      values: [this.#to.tenant, kind, id, ...values.map(String)],
    });
    return rows.find((row) => holds(this.known(kind, row.id) ?? row.body, { fields, values }))?.id;
  }
}

interface Wanted {
  readonly fields: readonly string[];
  readonly values: readonly unknown[];
}

const sqlOf = (field: string): string => (field === 'name' ? "lower(btrim(body ->> 'name'))" : `(body ->> '${field}')`);
const plain = (field: string, value: unknown): string => (field === 'name' ? String(value).trim().toLowerCase() : String(value));

function holds(record: Settings, { fields, values }: Wanted): boolean {
  if (record['state'] === 'erased') return false;
  return fields.every((field, at) => record[field] !== undefined && plain(field, record[field]) === plain(field, values[at]));
}
