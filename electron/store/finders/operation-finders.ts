import type { Operation } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';

export interface OperationFinders {
  /** Unfinished ones, oldest first. */
  open(): readonly Operation[];
  openByCard(cardId: string): Operation | undefined;
  openByChip(chip: string): Operation | undefined;
  byId(id: string): Operation | undefined;
}

export function createOperationFinders(rows: RecordRows): OperationFinders {
  return {
    open: () => rows.many('operation', `WHERE state = 'open' ORDER BY started_at, position`),
    openByCard: (cardId) => rows.one('operation', `WHERE state = 'open' AND card_id = @cardId ORDER BY position DESC`, { cardId }),
    openByChip: (chip) => rows.one('operation', `WHERE state = 'open' AND chip = @chip ORDER BY position DESC`, { chip }),
    byId: (id) => rows.get('operation', id),
  };
}
