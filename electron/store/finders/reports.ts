import type { Sql } from '../sql.ts';

export interface Reports {
  cardsByState(servicePointId: string): readonly { readonly state: string; readonly count: number }[];
  /** Cards issued on days (YYYY-MM-DD, UTC) from and to, both included, by whoever began it. */
  issued(
    servicePointId: string,
    days: { readonly from: string; readonly to: string },
  ): readonly { readonly day: string; readonly operator: string; readonly count: number }[];
  /** Active cards by the month (YYYY-MM) of their last day. */
  expiring(
    servicePointId: string,
    days: { readonly from: string; readonly to: string },
  ): readonly { readonly month: string; readonly count: number }[];
  waiting(servicePointId: string): readonly { readonly row: number; readonly count: number; readonly oldest: string }[];
}

const BY_STATE = 'SELECT state, count(*) AS count FROM card WHERE service_point_id = @servicePointId GROUP BY state ORDER BY state';
// Instants of a day stand between its date and its date followed by a sign above every digit and letter.
const ISSUED = `SELECT substr(operation.ended_at, 1, 10) AS day, coalesce(person.name, '') AS operator, count(*) AS count
  FROM operation LEFT JOIN person ON person.id = operation.started_by
  WHERE operation.kind = 'issue' AND operation.ended_at >= @from AND operation.ended_at < @to || '~'
    AND operation.state = 'done' AND operation.service_point_id = @servicePointId
  GROUP BY day, operation.started_by ORDER BY day, operator`;
const EXPIRING = `SELECT substr(coalesce(expires_on, ''), 1, 7) AS month, count(*) AS count FROM card
  WHERE service_point_id = @servicePointId AND state = 'active' AND coalesce(expires_on, '') >= @from AND coalesce(expires_on, '') <= @to
  GROUP BY month ORDER BY month`;
const WAITING = `SELECT row, count(*) AS count, min(requested_at) AS oldest FROM request
  WHERE state = 'requested' AND service_point_id = @servicePointId GROUP BY row ORDER BY oldest`;

export function createReports(sql: Sql): Reports {
  return {
    cardsByState: (servicePointId) =>
      sql.rows(BY_STATE, { servicePointId }).map((row) => ({ state: String(row['state']), count: Number(row['count']) })),
    issued: (servicePointId, days) =>
      sql.rows(ISSUED, { servicePointId, ...days }).map((row) => ({
        day: String(row['day']),
        operator: String(row['operator']),
        count: Number(row['count']),
      })),
    expiring: (servicePointId, days) =>
      sql.rows(EXPIRING, { servicePointId, ...days }).map((row) => ({ month: String(row['month']), count: Number(row['count']) })),
    waiting: (servicePointId) =>
      sql.rows(WAITING, { servicePointId }).map((row) => ({
        row: Number(row['row']),
        count: Number(row['count']),
        oldest: String(row['oldest']),
      })),
  };
}
