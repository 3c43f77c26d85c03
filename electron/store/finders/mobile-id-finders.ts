import type { MobileId } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import type { Sql } from '../sql.ts';
import type { ToRemind } from './card-finders.ts';
import { nextNumber } from './numbers.ts';

export interface MobileIdFinders {
  /** By number. */
  byPerson(personId: string): readonly MobileId[];
  /** Of a passkey, by WebAuthn's credential id. */
  byCredential(credentialId: string): MobileId | undefined;
  /** That station's that wait for a phone. */
  waiting(stationId: string): readonly MobileId[];
  /** Of whose state that station has still to tell the central server. */
  telling(stationId: string, limit: number): readonly MobileId[];
  /** Active or inactive by their record, though their last day was before that day (YYYY-MM-DD). */
  over(day: string, limit: number): readonly MobileId[];
  /** Active ones that end from one day to another and whose last reminder was of a larger number of days, or none. */
  toRemind(query: ToRemind): readonly MobileId[];
  nextNumber(): number;
}

export function createMobileIdFinders(sql: Sql, rows: RecordRows): MobileIdFinders {
  return {
    byPerson: (personId) => rows.many('mobile-id', 'WHERE person_id = @personId ORDER BY number', { personId }),
    byCredential: (credentialId) => rows.many('mobile-id', 'WHERE credential_id = @credentialId', { credentialId })[0],
    waiting: (stationId) =>
      rows.many('mobile-id', 'WHERE ticket_id IS NOT NULL AND station_id = @stationId ORDER BY number', { stationId }),
    telling: (stationId, limit) =>
      rows.many('mobile-id', 'WHERE tells_id IS NOT NULL AND tells_id = @stationId ORDER BY number LIMIT @limit', { stationId, limit }),
    over: (day, limit) =>
      rows.many('mobile-id', `WHERE state IN ('active', 'inactive') AND expires_on < @day ORDER BY expires_on LIMIT @limit`, {
        day,
        limit,
      }),
    toRemind: ({ from, to, days, limit }) =>
      rows.many(
        'mobile-id',
        `WHERE state = 'active' AND expires_on BETWEEN @from AND @to AND (reminded_days IS NULL OR reminded_days > @days)
          ORDER BY expires_on LIMIT @limit`,
        { from, to, days, limit },
      ),
    nextNumber: () => nextNumber(sql, 'mobile_id', 'number'),
  };
}
