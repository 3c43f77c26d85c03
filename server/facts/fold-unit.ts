import type { Settings } from '../../core/facts/fold.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import type { PastChange } from '../../core/sync/judge-fact.ts';
import { linesOf } from '../store/put-facts.ts';
import type { TenantQueries } from '../store/tenant-queries.ts';
import { type Filter, LARGEST_PAGE, nameOf, type Reads } from '../store/reads.ts';
import { aloneOf, Holders, holds, type Wanted } from './holders.ts';

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

/** The records of stations while a part of the feed is folded into them: reads see what was folded before, writes go out together. */
export class FoldUnit implements Reads {
  readonly #to: TenantQueries;
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new Set<Kept>();
  /** Everything that was changed, also what was sent already. */
  readonly #put = new Set<Kept>();
  readonly #holders: Holders;
  /** What finders found, until something of that kind changes. */
  readonly #found = new Map<string, readonly object[]>();
  readonly #changes = new Map<string, number>();

  constructor(to: TenantQueries) {
    this.#to = to;
    this.#holders = new Holders(to);
  }

  /** Reads those at once that will be asked for; each by its key, also where PostgreSQL has counted no rows yet. */
  async load(wanted: readonly (readonly [kind: string, id: string])[]): Promise<void> {
    const missing = new Map<string, readonly [kind: string, id: string]>();
    for (const one of wanted) {
      const name = nameOf(one[0], one[1]);
      if (!this.#kept.has(name)) missing.set(name, one);
    }
    if (missing.size === 0) return;
    const names = [...missing.values()];
    const rows = await this.#to.queries.rows<Row>({
      name: 'fold-records',
      text: `SELECT kept.* FROM unnest(string_to_array($2, E'\\n'), string_to_array($3, E'\\n')) AS wanted (kind, id)
        CROSS JOIN LATERAL (SELECT kind, id, body, recent, contested FROM record
          WHERE tenant_id = $1 AND record.kind = wanted.kind AND record.id = wanted.id LIMIT 1) AS kept`,
      values: [this.#to.tenant, linesOf(names.map(([kind]) => kind)), linesOf(names.map(([, id]) => id))],
    });
    for (const [kind, id] of names) this.#kept.set(nameOf(kind, id), { kind, id, record: undefined, recent: [], contested: false });
    for (const row of rows) this.#keep(row);
  }

  async get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
    if (!this.#kept.has(nameOf(kind, id))) await this.load([[kind, id]]);
    return this.known(kind, id) as RecordOf<Kind> | undefined;
  }

  async find<Kind extends RecordKind>(kind: Kind, filter: Filter): Promise<readonly RecordOf<Kind>[]> {
    const name = JSON.stringify([kind, filter]);
    const known = this.#found.get(name);
    if (known !== undefined) return known as readonly RecordOf<Kind>[];
    if ([...this.#changed].some((kept) => kept.kind === kind)) await this.send();
    const rows = await this.#look(kind, filter);
    for (const row of rows) if (!this.#kept.has(nameOf(kind, row.id))) this.#keep(row);
    const found = rows.map(({ body }) => body as RecordOf<Kind>);
    this.#found.set(name, found);
    return found;
  }

  /** By fields that are equal: nothing is looked for by words here. */
  #look(kind: string, filter: Filter): Promise<readonly Row[]> {
    const fields = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
    // What is equal is there: said besides, since the indexes are over records that have the field.
    const conditions = fields.map(([field], at) => `AND body ? '${field}' AND body ->> '${field}' = $${at + 3}`);
    return this.#to.queries.rows<Row>({
      name: `fold-find-${fields.map(([field]) => field).join('-')}`,
      text: `SELECT kind, id, body, recent, contested FROM record WHERE tenant_id = $1 AND kind = $2 ${conditions.join(' ')} ORDER BY id LIMIT ${LARGEST_PAGE}`,
      values: [this.#to.tenant, kind, ...fields.map(([, value]) => value)],
    });
  }

  #keep({ kind, id, body, recent, contested }: Row): void {
    this.#kept.set(nameOf(kind, id), { kind, id, record: body, recent: recent ?? [], contested });
  }

  known(kind: string, id: string): Settings | undefined {
    return this.#kept.get(nameOf(kind, id))?.record;
  }

  /** How often a record of that kind was changed so far. */
  changesOf(kind: string): number {
    return this.#changes.get(kind) ?? 0;
  }

  recent(kind: string, id: string): readonly PastChange[] {
    return this.#kept.get(nameOf(kind, id))?.recent ?? [];
  }

  /** Looks at once for those who have what only one may have, of what is set; what is set later is looked for when it is asked for. */
  async loadHolders(sets: readonly (readonly [kind: string, id: string, set: Settings])[]): Promise<void> {
    await this.#holders.load(sets.flatMap(([kind, id, set]) => aloneOf(kind, this.known(kind, id), set)));
  }

  /** Another record that has what only one may have, of what is set now. */
  async holder(kind: string, id: string, set: Settings): Promise<string | undefined> {
    for (const wanted of aloneOf(kind, this.known(kind, id), set)) {
      const found = this.#holding(id, wanted) ?? (await this.#stored(id, wanted));
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
    this.#put.add(kept);
    this.#changes.set(kind, this.changesOf(kind) + 1);
    for (const name of this.#found.keys()) if (name.startsWith(`["${kind}"`)) this.#found.delete(name);
  }

  async send(): Promise<void> {
    const puts = [...this.#changed];
    if (puts.length === 0) return;
    this.#changed.clear();
    await this.#to.queries.rows({
      name: 'fold-put',
      text: `INSERT INTO record (tenant_id, kind, id, version, body, recent, contested)
        SELECT $1, kind, id, 1, body::jsonb, recent::jsonb, contested
        FROM unnest(string_to_array($2, E'\\n'), string_to_array($3, E'\\n'), string_to_array($4, E'\\n'),
          string_to_array($5, E'\\n'), $6::boolean[]) AS put (kind, id, body, recent, contested)
        ON CONFLICT (tenant_id, kind, id) DO UPDATE SET version = record.version + 1, body = excluded.body, recent = excluded.recent,
          contested = excluded.contested`,
      values: [
        this.#to.tenant,
        linesOf(puts.map(({ kind }) => kind)),
        linesOf(puts.map(({ id }) => id)),
        linesOf(puts.map(({ record }) => JSON.stringify(record))),
        linesOf(puts.map(({ recent }) => JSON.stringify(recent))),
        puts.map(({ contested }) => contested),
      ],
    });
  }

  #holding(id: string, wanted: Wanted): string | undefined {
    for (const kept of this.#put)
      if (kept.kind === wanted.kind && kept.id !== id && kept.record !== undefined && holds(kept.record, wanted)) return kept.id;
    return undefined;
  }

  async #stored(id: string, wanted: Wanted): Promise<string | undefined> {
    const there = await this.#holders.of(wanted);
    return there.find((row) => row.id !== id && holds(this.known(wanted.kind, row.id) ?? row.body, wanted))?.id;
  }
}
