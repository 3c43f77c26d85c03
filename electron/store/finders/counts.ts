import { listParameter, type Sql } from '../sql.ts';

/** Small numbers for the desk. */
export interface Counts {
  /** Cards issued on that day (YYYY-MM-DD, UTC), the median time of an issue in seconds, and how many in each hour (UTC). */
  issuedOn(
    day: string,
    servicePointIds: readonly string[],
  ): { readonly issuedToday: number; readonly medianSeconds?: number; readonly issuedPerHour: { hour: number; issued: number }[] };
  issuedSince(instant: string, servicePointIds: readonly string[]): number;
}

const HERE = 'service_point_id IN (SELECT value FROM json_each(@servicePointIds))';
const HOURS = `SELECT CAST(substr(issued_at, 12, 2) AS INTEGER) AS hour, count(*) AS issued FROM card
  WHERE issued_at >= @day AND issued_at < @end AND ${HERE} GROUP BY hour ORDER BY hour`;
const TIMES = `SELECT (julianday(ended_at) - julianday(started_at)) * 86400 AS seconds FROM operation
  WHERE kind = 'issue' AND ended_at >= @day AND ended_at < @end AND state = 'done' AND ${HERE} ORDER BY seconds`;

function median(values: readonly number[]): number | undefined {
  const middle = Math.floor(values.length / 2);
  const upper = values[middle];
  if (upper === undefined || values.length % 2 === 1) return upper;
  return (upper + (values[middle - 1] ?? upper)) / 2;
}

export function createCounts(sql: Sql): Counts {
  return {
    issuedOn(day, servicePointIds) {
      // Instants of a day stand between its date and its date followed by a sign above every digit and letter.
      const parameters = { day, end: `${day}~`, servicePointIds: listParameter(servicePointIds) };
      const issuedPerHour = sql.rows(HOURS, parameters).map((row) => ({ hour: Number(row['hour']), issued: Number(row['issued']) }));
      const seconds = median(sql.rows(TIMES, parameters).map((row) => Number(row['seconds'])));
      return {
        issuedToday: issuedPerHour.reduce((sum, { issued }) => sum + issued, 0),
        issuedPerHour,
        ...(seconds === undefined ? {} : { medianSeconds: Math.round(seconds * 10) / 10 }),
      };
    },
    issuedSince: (instant, servicePointIds) =>
      sql.number(`SELECT count(*) FROM card WHERE issued_at >= @instant AND ${HERE}`, {
        instant,
        servicePointIds: listParameter(servicePointIds),
      }),
  };
}
