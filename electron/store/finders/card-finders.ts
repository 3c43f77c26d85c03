import type { Card } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import { listParameter, type Sql } from '../sql.ts';
import { cardCount, type CardWindow, cardWindow } from './card-windows.ts';
import { nextNumber } from './numbers.ts';

export interface CardFinders {
  /** So many behind the last one, however many there are; by numbers of card, chip and certificate, and by holder. */
  window(query: CardWindow): readonly Card[];
  /** How many a window leads through, counted no further than `most`. */
  countUpTo(query: CardWindow, most: number): number;
  /** Newest first. */
  byPerson(personId: string): readonly Card[];
  byNumber(number: number): Card | undefined;
  /** The newest card record of that chip. */
  byChip(chip: string): Card | undefined;
  byUuid(cardUuid: string): Card | undefined;
  /** Oldest first: who waits longest comes first. */
  byState(states: readonly string[], servicePointIds: readonly string[], limit: number): readonly Card[];
  /** Whose last day was before that day (YYYY-MM-DD) and whose record does not say so yet. */
  over(day: string, limit: number): readonly Card[];
  /** Active ones that end from one day to another and whose last reminder was of a larger number of days, or none. */
  toRemind(query: ToRemind): readonly Card[];
  nextNumber(): number;
}

export interface ToRemind {
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly limit: number;
}

const WAITING = `WHERE state IN (SELECT value FROM json_each(@states)) AND service_point_id IN (SELECT value FROM json_each(@servicePointIds))
  ORDER BY created_at, position LIMIT @limit`;

const TO_REMIND = `WHERE state IN ('issued', 'active', 'inactive') AND state = 'active' AND expires_on BETWEEN @from AND @to
  AND (reminded_days IS NULL OR reminded_days > @days)`;

export function createCardFinders(sql: Sql, rows: RecordRows): CardFinders {
  return {
    window: (query) => cardWindow(query, { sql, rows }),
    countUpTo: (query, most) => cardCount(query, { sql, most }),
    byPerson: (personId) => rows.many('card', 'WHERE person_id = @personId ORDER BY created_at DESC, position DESC', { personId }),
    byNumber: (number) => rows.one('card', 'WHERE number = @number', { number }),
    byChip: (chip) => rows.one('card', 'WHERE chip = @chip ORDER BY position DESC', { chip }),
    byUuid: (cardUuid) => rows.one('card', 'WHERE card_uuid = @cardUuid ORDER BY position DESC', { cardUuid }),
    byState: (states, servicePointIds, limit) =>
      rows.many('card', WAITING, { states: listParameter(states), servicePointIds: listParameter(servicePointIds), limit }),
    over: (day, limit) =>
      rows.many('card', `WHERE state IN ('issued', 'active', 'inactive') AND expires_on < @day ORDER BY expires_on LIMIT @limit`, {
        day,
        limit,
      }),
    toRemind: ({ from, to, days, limit }) =>
      rows.many('card', `${TO_REMIND} ORDER BY expires_on, number LIMIT @limit`, { from, to, days, limit }),
    nextNumber: () => nextNumber(sql, 'card', 'number'),
  };
}
