import type { TemporaryCard } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import type { ToRemind } from './card-finders.ts';
import { listParameter, type Sql } from '../sql.ts';
import { listedCount, type ListedWindow, listedWindow } from './listed.ts';
import { listedTemporaryCards, type TemporaryCardSort } from './more-windows.ts';
import { nextNumber } from './numbers.ts';

export interface TemporaryCardFinders {
  /** So many behind the last one, however many there are. */
  window(query: ListedWindow<TemporaryCardSort>): readonly TemporaryCard[];
  /** How many a window leads through, counted no further than `most`. */
  countUpTo(query: ListedWindow<TemporaryCardSort>, most: number): number;
  byPerson(personId: string): readonly TemporaryCard[];
  byUuid(cardUuid: string): TemporaryCard | undefined;
  /** Those of a service point's pool that nobody has, lowest number first. */
  free(servicePointId: string, limit: number): readonly TemporaryCard[];
  /** Assigned ones whose last day was before that day (YYYY-MM-DD). */
  overdue(day: string): readonly TemporaryCard[];
  /** Assigned ones that are due from one day to another and whose last reminder was of a larger number of days, or none. */
  toRemind(query: ToRemind): readonly TemporaryCard[];
  /** What should be back: assigned to that day or an earlier one, and expired ones, longest first. */
  toTakeBack(query: {
    readonly day: string;
    readonly servicePointIds: readonly string[];
    readonly limit: number;
  }): readonly TemporaryCard[];
  nextNumber(): number;
}

const TO_REMIND = `WHERE state = 'assigned' AND due_on BETWEEN @from AND @to AND (reminded_days IS NULL OR reminded_days > @days)`;
const TO_TAKE_BACK = `WHERE state IN ('assigned', 'expired') AND due_on <= @day
  AND service_point_id IN (SELECT value FROM json_each(@servicePointIds))`;

export function createTemporaryCardFinders(sql: Sql, rows: RecordRows): TemporaryCardFinders {
  return {
    window(query) {
      const found = listedWindow(listedTemporaryCards, query, sql);
      return found === undefined ? [] : rows.many('temporary-card', found.sql, { ...found.parameters });
    },
    countUpTo: (query, most) => listedCount(listedTemporaryCards, query, { sql, most }),
    free: (servicePointId, limit) =>
      rows.many('temporary-card', `WHERE state = 'unassigned' AND service_point_id = @servicePointId ORDER BY number LIMIT @limit`, {
        servicePointId,
        limit,
      }),
    byPerson: (personId) => rows.many('temporary-card', 'WHERE person_id = @personId ORDER BY number', { personId }),
    byUuid: (cardUuid) => rows.one('temporary-card', 'WHERE card_uuid = @cardUuid ORDER BY position DESC', { cardUuid }),
    overdue: (day) => rows.many('temporary-card', `WHERE state = 'assigned' AND due_on < @day ORDER BY number`, { day }),
    toRemind: ({ from, to, days, limit }) =>
      rows.many('temporary-card', `${TO_REMIND} ORDER BY due_on, number LIMIT @limit`, { from, to, days, limit }),
    toTakeBack: ({ day, servicePointIds, limit }) =>
      rows.many('temporary-card', `${TO_TAKE_BACK} ORDER BY due_on, number LIMIT @limit`, {
        day,
        servicePointIds: listParameter(servicePointIds),
        limit,
      }),
    nextNumber: () => nextNumber(sql, 'temporary_card', 'number'),
  };
}
