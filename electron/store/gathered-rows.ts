import { keyField } from '../../core/facts/fold.ts';
import type { RecordKind, RecordOf } from '../../core/records/records.ts';
import type { RecordRows } from './record-rows.ts';
import { recordTables } from './record-tables.ts';

/** As the tables are declared: what others name comes first. */
const KINDS = Object.keys(recordTables) as readonly RecordKind[];

interface Gathered {
  readonly record: RecordOf<RecordKind> | undefined;
  readonly changed: boolean;
}

/** State rows while many facts are folded: each is read once, changed here, and written once. Nobody else may write them meanwhile. */
export class GatheredRows {
  readonly #rows: Pick<RecordRows, 'get' | 'putAll'>;
  readonly #gathered = new Map<string, Map<string, Gathered>>();

  constructor(rows: Pick<RecordRows, 'get' | 'putAll'>) {
    this.#rows = rows;
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    const of = this.#of(kind);
    const known = of.get(id);
    if (known !== undefined) return known.record as RecordOf<Kind> | undefined;
    const record = this.#rows.get(kind, id);
    of.set(id, { record, changed: false });
    return record;
  }

  has(kind: RecordKind, id: string): boolean {
    return this.get(kind, id) !== undefined;
  }

  isChanged(kind: string, id: string): boolean {
    return this.#gathered.get(kind)?.get(id)?.changed === true;
  }

  put<Kind extends RecordKind>(kind: Kind, record: RecordOf<Kind>): void {
    const of = this.#of(kind);
    const id = String((record as Readonly<Record<string, unknown>>)[keyField(kind)]);
    // So that rows get their places in the order in which they were made.
    if (of.get(id)?.changed !== true) of.delete(id);
    of.set(id, { record, changed: true });
  }

  /**
   * What was changed, of each kind in the order in which each was changed first; people before what names them: SQLite looks through all rows that may
   * name one that is made while others name some that are not there yet. Throws where a rule of the schema is broken.
   */
  write(): void {
    for (const kind of KINDS) {
      const gathered = [...(this.#gathered.get(kind)?.values() ?? [])];
      this.#rows.putAll(
        kind,
        gathered.flatMap(({ record, changed }) => (changed && record !== undefined ? [record] : [])),
      );
    }
  }

  #of(kind: string): Map<string, Gathered> {
    const known = this.#gathered.get(kind);
    if (known !== undefined) return known;
    const made = new Map<string, Gathered>();
    this.#gathered.set(kind, made);
    return made;
  }
}
