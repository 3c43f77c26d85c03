import type { SqlValue } from '../../../electron/store/sql.ts';

export type Row = readonly [table: string, values: Readonly<Record<string, SqlValue>>];
