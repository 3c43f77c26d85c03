import type { RecordKind } from '../../core/records/records.ts';
import { columnName, fieldsOf } from './record-columns.ts';
import { recordTables } from './record-tables.ts';
import type { Sql } from './sql.ts';

/**
 * What of a kind's records no two may share, beside their key. `sometimes`: a rule that asks for more than that there is a value, so that a record may
 * come under it and leave it again by any other change.
 */
export interface UniqueFields {
  readonly fields: readonly string[];
  readonly sometimes: boolean;
}

/** As the schema has it: from SQLite's own list of the table's indexes. */
export function uniqueFields(kind: RecordKind, sql: Sql): UniqueFields {
  const { table } = recordTables[kind];
  const indexes = sql.rows('SELECT name, partial FROM pragma_index_list(@table) WHERE "unique" = 1', { table });
  const columns = new Set(
    indexes.flatMap(({ name = null }) =>
      sql.rows('SELECT name FROM pragma_index_info(@index)', { index: name }).map((row) => String(row['name'])),
    ),
  );
  const sometimes = indexes.some(({ name = null, partial }) => partial === 1 && !isOfValuesAlone(String(name), sql));
  return { fields: fieldsOf(kind).flatMap(([field]) => (columns.has(columnName(field)) ? [field] : [])), sometimes };
}

function isOfValuesAlone(index: string, sql: Sql): boolean {
  const text = String(sql.row("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = @index", { index })?.['sql']);
  return /\((\w+)\) WHERE \1 IS NOT NULL$/.test(text);
}
