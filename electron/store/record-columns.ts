import type { RecordKind } from '../../core/records/records.ts';
import type { Codec } from './columns.ts';
import { recordTables } from './record-tables.ts';

function underscored(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Asked for every field of every row. */
const columnNames: ReadonlyMap<string, string> = new Map(
  Object.values(recordTables).flatMap(({ columns }) => Object.keys(columns).map((field) => [field, underscored(field)])),
);

/** `servicePointId` → `service_point_id`. */
export function columnName(field: string): string {
  return columnNames.get(field) ?? underscored(field);
}

/** The fields of a kind with their codecs, in the order of the columns. */
export function fieldsOf(kind: RecordKind): readonly (readonly [field: string, codec: Codec])[] {
  return Object.entries(recordTables[kind].columns) as [string, Codec][];
}
