import type { Settings } from '../../core/facts/fold.ts';
import type { TenantQueries } from '../store/tenant-queries.ts';

/** Fields of a kind of records whose values, together, are one record's alone. */
interface Alone {
  readonly fields: readonly string[];
  /** What the index over them says besides. */
  readonly where?: string;
}

/** What only one may have, by kind. */
const ALONE: Readonly<Record<string, readonly Alone[]>> = {
  person: [{ fields: ['email'], where: `record.body ->> 'state' <> 'erased'` }, { fields: ['number'] }],
  card: [
    { fields: ['number'] },
    { fields: ['chip'], where: `record.body ? 'chip'` },
    { fields: ['cardUuid'], where: `record.body ? 'cardUuid'` },
  ],
  'service-point': [{ fields: ['name'] }, { fields: ['number'], where: `record.body ? 'number'` }],
  membership: [{ fields: ['personId', 'servicePointId'] }],
  'temporary-card': [{ fields: ['number'] }],
};

/** Kinds with their fields: by their number here a statement over some of them is called, since names may have 63 characters. */
const groups: readonly string[] = Object.entries(ALONE).flatMap(([kind, all]) => all.map(({ fields }) => [kind, ...fields].join('-')));

/** Values that are set, of which only one record of the kind may have them. */
export interface Wanted extends Alone {
  readonly kind: string;
  readonly values: readonly unknown[];
}

interface Row {
  readonly name: string;
  readonly id: string;
  readonly body: Settings;
}

const NOTHING: readonly Wanted[] = [];

/** What of a change only one may have; most changes have nothing of that. */
export function aloneOf(kind: string, before: Settings | undefined, set: Settings): readonly Wanted[] {
  const touched = (ALONE[kind] ?? []).filter(({ fields }) => fields.some((field) => field in set));
  if (touched.length === 0) return NOTHING;
  const after: Settings = { ...before, ...set };
  if (after['state'] === 'erased') return NOTHING;
  return touched
    .map((alone) => ({ ...alone, kind, values: alone.fields.map((field) => after[field]) }))
    .filter(({ values }) => values.every((value) => value !== undefined && value !== null));
}

/** Records that have what is wanted, as they were before this part of the feed; those that are asked for together come with one statement. */
export class Holders {
  readonly #to: TenantQueries;
  readonly #found = new Map<string, { readonly id: string; readonly body: Settings }[]>();

  constructor(to: TenantQueries) {
    this.#to = to;
  }

  async load(wanted: readonly Wanted[]): Promise<void> {
    const missing = new Map(wanted.map((one) => [nameOf(one), one] as const).filter(([name]) => !this.#found.has(name)));
    if (missing.size === 0) return;
    for (const name of missing.keys()) this.#found.set(name, []);
    for (const { name, id, body } of await this.#to.queries.rows<Row>(statementFor(missing, this.#to.tenant)))
      this.#found.get(name)?.push({ id, body });
  }

  async of(wanted: Wanted): Promise<readonly { readonly id: string; readonly body: Settings }[]> {
    await this.load([wanted]);
    return this.#found.get(nameOf(wanted)) ?? [];
  }
}

/** One statement for each combination of kinds and fields, which stays prepared. */
function statementFor(missing: ReadonlyMap<string, Wanted>, tenant: string) {
  const sought = new Map<number, (readonly [name: string, wanted: Wanted])[]>();
  for (const [name, one] of missing) {
    const group = groups.indexOf([one.kind, ...one.fields].join('-'));
    sought.set(group, [...(sought.get(group) ?? []), [name, one]]);
  }
  const inOrder = [...sought].sort(([a], [b]) => a - b);
  const values: unknown[] = [tenant];
  const parts = inOrder.map(([, those]) => partOf(those, values));
  return { name: `fold-holders-${inOrder.map(([group]) => group).join('-')}`, text: `${parts.join(' UNION ALL ')} ORDER BY id`, values };
}

function partOf(those: readonly (readonly [name: string, wanted: Wanted])[], values: unknown[]): string {
  const { kind, fields, where } = those[0]?.[1] ?? { kind: '', fields: [], where: undefined };
  const columns = [those.map(([name]) => name), ...fields.map((_, at) => those.map(([, one]) => String(one.values[at])))];
  const first = values.length + 1;
  values.push(...columns);
  const names = fields.map((_, at) => `value${at}`);
  const equal = fields.map((field, at) => `${sqlOf(field, `record.body ->> '${field}'`)} = ${sqlOf(field, `wanted.value${at}`)}`);
  const conditions = [
    `record.tenant_id = $1`,
    `record.kind = '${kind}'`,
    'NOT record.contested',
    ...equal,
    ...(where === undefined ? [] : [where]),
  ];
  return `SELECT wanted.name, record.id, record.body
    FROM unnest(${columns.map((_, at) => `$${first + at}::text[]`).join(', ')}) AS wanted (name, ${names.join(', ')})
    JOIN record ON ${conditions.join(' AND ')}`;
}

const sqlOf = (field: string, text: string): string => (field === 'name' ? `lower(btrim(${text}))` : `(${text})`);
const plain = (field: string, value: unknown): string => (field === 'name' ? String(value).trim().toLowerCase() : String(value));
const nameOf = ({ kind, fields, values }: Wanted): string =>
  JSON.stringify([kind, ...fields.map((field, at) => [field, plain(field, values[at])])]);

/** Whether a record has what is wanted. */
export function holds(record: Settings, { fields, values }: Wanted): boolean {
  if (record['state'] === 'erased') return false;
  return fields.every((field, at) => record[field] !== undefined && plain(field, record[field]) === plain(field, values[at]));
}
