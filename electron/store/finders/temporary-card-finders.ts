import type { TemporaryCard } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import type { ToRemind } from './card-finders.ts';
import { listParameter, type Sql } from '../sql.ts';
import { listedCount, type ListedWindow, listedWindow } from './listed.ts';
import { listedTemporaryCards, type TemporaryCardSort } from './more-windows.ts';
import { nextNumber } from './numbers.ts';
import { searchTerms } from './search-terms.ts';

export interface TemporaryCardQuery {
  /** A number, with or without its T, or words of the holder. */
  readonly text?: string;
  readonly servicePointIds: readonly string[];
  readonly states?: readonly string[];
  readonly limit: number;
  readonly offset?: number;
}

export interface TemporaryCardFinders {
  /** By number. */
  find(query: TemporaryCardQuery): readonly TemporaryCard[];
  count(query: Omit<TemporaryCardQuery, 'limit' | 'offset'>): number;
  /** So many behind the last one, however many there are. */
  window(query: ListedWindow<TemporaryCardSort>): readonly TemporaryCard[];
  /** How many a window leads through, counted no further than `most`. */
  countUpTo(query: ListedWindow<TemporaryCardSort>, most: number): number;
  byPerson(personId: string): readonly TemporaryCard[];
  byUuid(cardUuid: string): TemporaryCard | undefined;
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

const OF_HOLDER =
  'SELECT person.id FROM person_search JOIN person ON person.position = person_search.rowid WHERE person_search MATCH @match';

/** The part after FROM; undefined where the text holds nothing that can be searched. */
function filtered({ text = '', servicePointIds, states }: Omit<TemporaryCardQuery, 'limit' | 'offset'>) {
  const typed = text.trim();
  const match = searchTerms(typed);
  if (typed !== '' && match === undefined) return undefined;
  const number = /^(?:[Tt]-?)?([0-9]{1,15})$/.exec(typed)?.[1];
  const conditions = [
    ...(match === undefined ? [] : [`(number = @number OR person_id IN (${OF_HOLDER}))`]),
    'service_point_id IN (SELECT value FROM json_each(@servicePointIds))',
    ...(states === undefined ? [] : ['state IN (SELECT value FROM json_each(@states))']),
  ];
  return {
    rest: `WHERE ${conditions.join(' AND ')}`,
    parameters: {
      servicePointIds: listParameter(servicePointIds),
      ...(match === undefined ? {} : { match, number: number === undefined ? -1 : Number(number) }),
      ...(states === undefined ? {} : { states: listParameter(states) }),
    },
  };
}

const TO_REMIND = `WHERE state = 'assigned' AND due_on BETWEEN @from AND @to AND (reminded_days IS NULL OR reminded_days > @days)`;
const TO_TAKE_BACK = `WHERE state IN ('assigned', 'expired') AND due_on <= @day
  AND service_point_id IN (SELECT value FROM json_each(@servicePointIds))`;

export function createTemporaryCardFinders(sql: Sql, rows: RecordRows): TemporaryCardFinders {
  return {
    find({ limit, offset = 0, ...filter }) {
      const query = filtered(filter);
      if (query === undefined) return [];
      const parameters = { ...query.parameters, limit, offset };
      return rows.many('temporary-card', `${query.rest} ORDER BY number LIMIT @limit OFFSET @offset`, parameters);
    },
    count(filter) {
      const query = filtered(filter);
      return query === undefined ? 0 : sql.number(`SELECT count(*) FROM temporary_card ${query.rest}`, query.parameters);
    },
    window(query) {
      const found = listedWindow(listedTemporaryCards, query, sql);
      return found === undefined ? [] : rows.many('temporary-card', found.sql, { ...found.parameters });
    },
    countUpTo: (query, most) => listedCount(listedTemporaryCards, query, { sql, most }),
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
