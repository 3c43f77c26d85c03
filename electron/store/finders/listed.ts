import { listParameter, type Sql, type SqlValue } from '../sql.ts';
import { keysetWindow, type SortKey } from './keyset.ts';

export interface Found {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** A table that is shown as a list. */
export interface Listed<Sort extends string> {
  readonly table: string;
  /** The column that its chips filter by. */
  readonly filter: string;
  readonly keys: Readonly<Record<Sort, SortKey>>;
  /** Where a typed text may stand: each a search of its own by an index. None where it can stand nowhere. */
  readonly places: (text: string) => readonly Found[];
}

export interface ListedWindow<Sort extends string> {
  readonly text?: string;
  readonly servicePointId: string;
  readonly states?: readonly string[] | undefined;
  readonly sort: Sort;
  readonly down: boolean;
  /** Id of the last row of the window before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** So many matches of a text are looked at for one search; whoever wants others types more. */
const MOST_FOUND = 2000;

function searched<Sort extends string>({ table, filter, places }: Listed<Sort>, query: ListedWindow<Sort>): Found | undefined {
  const { text = '', servicePointId, states } = query;
  const found = places(text);
  if (found.length === 0) return undefined;
  const among = found.map(({ sql }) => `SELECT * FROM (${sql} LIMIT ${MOST_FOUND})`).join(' UNION ');
  const ofState = states === undefined ? '' : ` AND ${table}.${filter} IN (SELECT value FROM json_each(@states))`;
  return {
    sql: `WHERE ${table}.position IN (${among}) AND ${table}.service_point_id = @servicePointId${ofState}`,
    parameters: Object.assign(
      { servicePointId, ...(states === undefined ? {} : { states: listParameter(states) }) },
      ...found.map(({ parameters }) => parameters),
    ) as Found['parameters'],
  };
}

/** The part after FROM of one window, by an index or by what was typed; undefined where nothing can be found. */
export function listedWindow<Sort extends string>(listed: Listed<Sort>, query: ListedWindow<Sort>, sql: Sql): Found | undefined {
  const { table, keys, filter } = listed;
  const { text = '', sort, down, after, limit } = query;
  const key = keys[sort];
  const last =
    after === undefined
      ? undefined
      : sql.row(`SELECT ${table}.position AS position, ${key.outer} AS key FROM ${table} WHERE ${table}.id = @after`, { after });
  const cursor = last === undefined ? {} : { afterPosition: last['position'] ?? 0, afterKey: last['key'] ?? '' };
  if (text.trim() === '') {
    const { rest, parameters } = keysetWindow({ ...query, table, key, filter, after: last === undefined ? undefined : after });
    return { sql: rest, parameters: { ...parameters, ...cursor } };
  }
  const found = searched(listed, query);
  if (found === undefined) return undefined;
  const [direction, beyond] = down ? ['DESC', '<'] : ['ASC', '>'];
  const behind = last === undefined ? '' : ` AND (${key.outer}, ${table}.position) ${beyond} (@afterKey, @afterPosition)`;
  return {
    sql: `${found.sql}${behind} ORDER BY ${key.outer} ${direction}, ${table}.position ${direction} LIMIT @limit`,
    parameters: { ...found.parameters, ...cursor, limit },
  };
}

/** How many there are, counted no further than that. */
export function listedCount<Sort extends string>(
  listed: Listed<Sort>,
  query: ListedWindow<Sort>,
  { sql, most }: { readonly sql: Sql; readonly most: number },
): number {
  const { table, filter } = listed;
  const { text = '', servicePointId, states } = query;
  if (text.trim() !== '') {
    const found = searched(listed, query);
    if (found === undefined) return 0;
    return sql.number(`SELECT count(*) FROM (SELECT 1 FROM ${table} ${found.sql} LIMIT @most)`, { ...found.parameters, most });
  }
  const ofState = states === undefined ? '' : ` AND one.${filter} IN (SELECT value FROM json_each(@states))`;
  return sql.number(
    `SELECT count(*) FROM (SELECT 1 FROM ${table} AS one WHERE one.service_point_id = @servicePointId${ofState} LIMIT @most)`,
    { servicePointId, most, ...(states === undefined ? {} : { states: listParameter(states) }) },
  );
}

/** So many people of that name are looked at where most of them have such a record; and by their place alone, where few do. */
const MOST_LOOKED_AT = 5000;
const MOST_PASSED_OVER = 50_000;
const MATCHED = (most: number): string =>
  `(SELECT rowid FROM person_search WHERE person_search MATCH @match LIMIT ${most}) AS matched CROSS JOIN person ON person.position = matched.rowid`;

/** Records of one kind that belong to people, found by words of the person. */
export function ofPeople(table: string, column: string, match: string): Found {
  return {
    sql: `SELECT one.position FROM ${MATCHED(MOST_LOOKED_AT)} CROSS JOIN ${table} AS one ON one.${column} = person.id`,
    parameters: { match },
  };
}

/** The same where hardly anybody has one: whoever has is known first, and the full text is gone through by places alone. */
export function ofFewPeople(table: string, column: string, match: string): Found {
  return {
    sql: `SELECT one.position FROM ${MATCHED(MOST_PASSED_OVER)} CROSS JOIN ${table} AS one ON one.${column} = person.id
  WHERE matched.rowid IN (SELECT holder.position FROM (SELECT DISTINCT ${column} AS id FROM ${table} WHERE ${column} IS NOT NULL) AS used
    CROSS JOIN person AS holder ON holder.id = used.id)`,
    parameters: { match },
  };
}

const INITIAL = 'person.sort_name COLLATE NOCASE >= @initial AND person.sort_name COLLATE NOCASE < @beyond';
const beyond = (initial: string): string => String.fromCharCode(initial.charCodeAt(0) + 1);

/** A letter alone: records of people whose sort name begins with it. */
export function ofInitial(table: string, column: string, initial: string): Found {
  return {
    sql: `SELECT one.position FROM (SELECT id FROM person WHERE person.service_point_id = @servicePointId AND ${INITIAL} LIMIT ${MOST_LOOKED_AT}) AS found
  CROSS JOIN ${table} AS one ON one.${column} = found.id`,
    parameters: { initial, beyond: beyond(initial) },
  };
}

/** The same where hardly anybody has one. */
export function ofFewInitial(table: string, column: string, initial: string): Found {
  return {
    sql: `SELECT one.position FROM ${table} AS one CROSS JOIN person ON person.id = one.${column} WHERE one.${column} IS NOT NULL AND ${INITIAL}`,
    parameters: { initial, beyond: beyond(initial) },
  };
}
