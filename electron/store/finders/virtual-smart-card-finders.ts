import type { VirtualSmartCard } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import type { Sql } from '../sql.ts';
import { nextNumber } from './numbers.ts';

export interface VirtualSmartCardFinders {
  /** By number. */
  byPerson(personId: string): readonly VirtualSmartCard[];
  /** Whose keys are being made or are still to be removed. */
  unsettled(): readonly VirtualSmartCard[];
  /** Active or inactive by their record, though their last day was before that day (YYYY-MM-DD). */
  over(day: string, limit: number): readonly VirtualSmartCard[];
  nextNumber(): number;
}

export function createVirtualSmartCardFinders(sql: Sql, rows: RecordRows): VirtualSmartCardFinders {
  return {
    byPerson: (personId) => rows.many('virtual-smart-card', 'WHERE person_id = @personId ORDER BY number', { personId }),
    unsettled: () => rows.many('virtual-smart-card', `WHERE keys IN ('making', 'to-remove') ORDER BY number`),
    over: (day, limit) =>
      rows.many('virtual-smart-card', `WHERE state IN ('active', 'inactive') AND expires_on < @day ORDER BY expires_on LIMIT @limit`, {
        day,
        limit,
      }),
    nextNumber: () => nextNumber(sql, 'virtual_smart_card', 'number'),
  };
}
