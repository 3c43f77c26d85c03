import type { Sql, SqlValue } from '../sql.ts';

/** What a list is sorted by: an expression that an index has behind service point, and behind service point and state. */
export interface SortKey {
  /** As the index has it, with the table's alias `one`. */
  readonly sql: string;
  /** The same of the outer query. */
  readonly outer: string;
}

export interface KeysetQuery {
  readonly table: string;
  /** The column that `states` are of, where it is not so called. */
  readonly filter?: string;
  readonly key: SortKey;
  readonly down: boolean;
  readonly servicePointId: string;
  readonly states?: readonly string[] | undefined;
  /** Id of the last row of the window before. */
  readonly after?: string | undefined;
  readonly limit: number;
  /** More conditions on `one`, each with its AND. */
  readonly also?: string;
  /** Parameters that say where the last row stands. */
  readonly names?: { readonly key: string; readonly position: string };
}

interface Rest {
  readonly rest: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** More states than any life cycle has would be somebody's mistake. */
const MOST_STATES = 20;

/**
 * The places of one window: so many rows behind the last one, found by walking an index from where that row stands, so that the millionth
 * window costs what the first does. For several states each walks its own index, and the windows are merged.
 */
export function keysetPositions({
  table,
  filter = 'state',
  key,
  down,
  servicePointId,
  states,
  after,
  limit,
  also = '',
  names = { key: '@afterKey', position: '@afterPosition' },
}: KeysetQuery): { readonly sql: string; readonly parameters: Readonly<Record<string, SqlValue>> } {
  const direction = down ? 'DESC' : 'ASC';
  const [from, beyond] = down ? ['<=', '<'] : ['>=', '>'];
  const behind =
    after === undefined
      ? ''
      : ` AND ${key.sql} ${from} ${names.key} AND (${key.sql} ${beyond} ${names.key} OR one.position ${beyond} ${names.position})`;
  const part = (ofState: string): string =>
    `SELECT * FROM (SELECT one.position FROM ${table} AS one WHERE one.service_point_id = @servicePointId${ofState}${also}${behind}
     ORDER BY ${key.sql} ${direction}, one.position ${direction} LIMIT @limit)`;
  const wanted = states?.slice(0, MOST_STATES);
  const parts = wanted === undefined ? [part('')] : wanted.map((_, index) => part(` AND one.${filter} = @state${index}`));
  return {
    sql: parts.length === 0 ? 'SELECT NULL WHERE false' : parts.join(' UNION ALL '),
    parameters: {
      servicePointId,
      limit,
      ...Object.fromEntries((wanted ?? []).map((state, index) => [`state${index}`, state])),
    },
  };
}

/** Where the last row of the window before stands. */
export interface Cursor {
  readonly afterPosition: SqlValue;
  readonly afterKey: SqlValue;
}

/** The row of that id as a cursor; undefined where there is none. */
export function cursorAt({ table, key, after }: Pick<KeysetQuery, 'table' | 'key' | 'after'>, sql: Sql): Cursor | undefined {
  if (after === undefined) return undefined;
  const last = sql.row(`SELECT ${table}.position AS position, ${key.outer} AS key FROM ${table} WHERE ${table}.id = @after`, { after });
  return last === undefined ? undefined : { afterPosition: last['position'] ?? 0, afterKey: last['key'] ?? '' };
}

/** A condition on `one`, with its AND, by the parameter `states`; nothing where every state will do. */
export function ofStates(states: readonly string[] | undefined, filter = 'state'): string {
  return states === undefined ? '' : ` AND one.${filter} IN (SELECT value FROM json_each(@states))`;
}

/** The part after FROM of one window. */
export function keysetWindow(query: KeysetQuery): Rest {
  const { table, key, down } = query;
  const direction = down ? 'DESC' : 'ASC';
  const { sql, parameters } = keysetPositions(query);
  return {
    rest: `WHERE ${table}.position IN (${sql}) ORDER BY ${key.outer} ${direction}, ${table}.position ${direction} LIMIT @limit`,
    parameters,
  };
}
