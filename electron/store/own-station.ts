import type { Sql } from './sql.ts';

/** As an expression of SQL: the id of the station whose store this is, as it was kept when it was founded or joined; NULL before. */
export const OWN_STATION = `(SELECT value ->> '$' FROM local_setting WHERE key = 'station-id')`;

export function ownStation(sql: Sql): string | undefined {
  const id = sql.row(`SELECT ${OWN_STATION} AS id`)?.['id'];
  return typeof id === 'string' ? id : undefined;
}
