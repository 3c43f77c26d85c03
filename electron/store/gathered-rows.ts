import { keyField } from '../../core/facts/fold.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import type { RecordRows } from './record-rows.ts';

interface Gathered {
  readonly kind: RecordKind;
  readonly record: RecordOf<RecordKind> | undefined;
  readonly changed: boolean;
}

/** State rows while many facts are folded: each is read once, changed here, and written once. Nobody else may write them meanwhile. */
export class GatheredRows {
  readonly #rows: Pick<RecordRows, 'get' | 'put'>;
  readonly #gathered = new Map<string, Gathered>();

  constructor(rows: Pick<RecordRows, 'get' | 'put'>) {
    this.#rows = rows;
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    const name = `${kind} ${id}`;
    const known = this.#gathered.get(name);
    if (known !== undefined) return known.record as RecordOf<Kind> | undefined;
    const record = this.#rows.get(kind, id);
    this.#gathered.set(name, { kind, record, changed: false });
    return record;
  }

  has(kind: RecordKind, id: string): boolean {
    return this.get(kind, id) !== undefined;
  }

  isChanged(kind: string, id: string): boolean {
    return this.#gathered.get(`${kind} ${id}`)?.changed === true;
  }

  put<Kind extends RecordKind>(kind: Kind, record: RecordOf<Kind>): void {
    const id = String((record as Readonly<Record<string, unknown>>)[keyField(kind)]);
    // So that rows get their places in the order in which they were made.
    if (!this.isChanged(kind, id)) this.#gathered.delete(`${kind} ${id}`);
    this.#gathered.set(`${kind} ${id}`, { kind, record, changed: true });
  }

  /** What was changed, in the order in which each was changed first. Throws where a rule of the schema is broken. */
  write(): void {
    for (const { kind, record, changed } of this.#gathered.values()) if (changed && record !== undefined) this.#rows.put(kind, record);
  }
}
