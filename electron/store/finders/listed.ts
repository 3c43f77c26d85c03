import { listParameter, type Sql, type SqlValue } from '../sql.ts';
import { cursorAt, keysetPositions, keysetWindow, ofStates, type SortKey } from './keyset.ts';
import { heldTerms } from './search-terms.ts';

export interface Found {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
  /** The same as a condition on `one`, where very many may be found so: then the list is walked in its order instead. */
  readonly condition?: string;
}

/** A full text of migration 22, by its name, as a list is sorted by it. */
export interface InOrder {
  readonly search: string;
  /** The number that its rows are in order by, as an expression. */
  readonly place: SortKey;
  /** Places of rows from those numbers. */
  readonly positions: (numbers: string) => string;
}

/** A table that is shown as a list. */
export interface Listed<Sort extends string> {
  readonly table: string;
  /** The column that its chips filter by. */
  readonly filter: string;
  readonly keys: Readonly<Record<Sort, SortKey>>;
  /** By words of people: a full text for each order where very many may be found so; one for all where the list is short. */
  readonly words: Readonly<Record<Sort, InOrder>> | string;
  /** Where a typed text may stand besides: each a search of its own by an index. */
  readonly numbers: (text: string) => readonly Found[];
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

/** Of so many that one number finds, all are put in order; of more, the list is walked. */
const FEW = 10_000;

interface Typed<Sort extends string> {
  readonly query: ListedWindow<Sort>;
  readonly inOrder: InOrder | undefined;
  /** What the windows of this text are in order by. */
  readonly key: SortKey;
  readonly match: string | undefined;
  readonly others: readonly Found[];
  /** Service point and states, as a condition on `one`. */
  readonly here: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/** What was typed, and how it is looked for; undefined where nothing in it can be searched. */
function typedOf<Sort extends string>(listed: Listed<Sort>, query: ListedWindow<Sort>): Typed<Sort> | undefined {
  const { text = '', servicePointId, states, sort } = query;
  const inOrder = typeof listed.words === 'string' ? undefined : listed.words[sort];
  const match = heldTerms(text, servicePointId, states);
  const inAll = typeof listed.words === 'string' && match !== undefined;
  const ofPeople = inAll
    ? [{ sql: `SELECT rowid FROM ${String(listed.words)} WHERE ${String(listed.words)} MATCH @match`, parameters: {} }]
    : [];
  const others = [...ofPeople, ...listed.numbers(text)];
  if (match === undefined && others.length === 0) return undefined;
  return {
    query,
    inOrder,
    key: inOrder?.place ?? listed.keys[sort],
    match,
    others,
    here: `one.service_point_id = @servicePointId${ofStates(states, listed.filter)}`,
    parameters: Object.assign(
      { servicePointId, ...(match === undefined ? {} : { match }), ...(states === undefined ? {} : { states: listParameter(states) }) },
      ...others.map(({ parameters }) => parameters),
    ) as Found['parameters'],
  };
}

/** What the last row of the window before is in order by: asked for where it is used, since such a number may be larger than JavaScript's. */
function keyOfLast<Sort extends string>({ table }: Listed<Sort>, key: SortKey): string {
  return `(SELECT ${key.outer} FROM ${table} WHERE ${table}.id = @after)`;
}

/** The places of one window of what one number finds. */
function ofNumber<Sort extends string>(
  { found, sql }: { readonly found: Found; readonly sql: Sql },
  listed: Listed<Sort>,
  { query, key, here, parameters }: Typed<Sort>,
): Found {
  const { table, filter, keys } = listed;
  const { sort, down, after } = query;
  const [direction, beyond] = down ? ['DESC', '<'] : ['ASC', '>'];
  const many = found.condition !== undefined && sql.number(`SELECT count(*) FROM (${found.sql} LIMIT ${FEW + 1})`, parameters) > FEW;
  if (many) {
    const names = { key: '@walkedKey', position: '@afterPosition' };
    return keysetPositions({ ...query, table, filter, key: keys[sort], also: ` AND ${found.condition ?? ''}`, names });
  }
  const behind = after === undefined ? '' : ` AND (${key.sql}, one.position) ${beyond} (${keyOfLast(listed, key)}, @afterPosition)`;
  return {
    sql: `SELECT * FROM (SELECT one.position FROM ${table} AS one WHERE one.position IN (${found.sql}) AND ${here}${behind}
      ORDER BY ${key.sql} ${direction}, one.position ${direction} LIMIT @limit)`,
    parameters: {},
  };
}

function typedWindow<Sort extends string>(listed: Listed<Sort>, typed: Typed<Sort>, sql: Sql): Found {
  const { table, keys } = listed;
  const { query, inOrder, key, match, others, parameters } = typed;
  const { down, after, limit, sort } = query;
  const [direction, beyond] = down ? ['DESC', '<'] : ['ASC', '>'];
  const last = cursorAt({ table, key: keys[sort], after }, sql);
  const cursor: Record<string, SqlValue> =
    last === undefined ? {} : { after: after ?? '', afterPosition: last.afterPosition, walkedKey: last.afterKey };
  const from: Typed<Sort> = { ...typed, query: { ...query, after: last === undefined ? undefined : after } };
  const behind = last === undefined ? '' : ` AND rowid ${beyond} ${keyOfLast(listed, key)}`;
  const ofPeople =
    inOrder === undefined || match === undefined
      ? []
      : [
          inOrder.positions(
            `SELECT rowid FROM ${inOrder.search} WHERE ${inOrder.search} MATCH @match${behind} ORDER BY rowid ${direction} LIMIT @limit`,
          ),
        ];
  const numbers = others.map((found) => ofNumber({ found, sql }, listed, from));
  const among = [...ofPeople, ...numbers.map((found) => found.sql)].map((one) => `SELECT * FROM (${one})`).join(' UNION ');
  return {
    sql: `WHERE ${table}.position IN (${among}) ORDER BY ${key.outer} ${direction}, ${table}.position ${direction} LIMIT @limit`,
    parameters: Object.assign({ ...parameters, ...cursor, limit }, ...numbers.map((found) => found.parameters)) as Found['parameters'],
  };
}

/** The part after FROM of one window, by an index or by what was typed; undefined where nothing can be found. */
export function listedWindow<Sort extends string>(listed: Listed<Sort>, query: ListedWindow<Sort>, sql: Sql): Found | undefined {
  const { table, keys, filter } = listed;
  const { text = '', sort, after } = query;
  if (text.trim() !== '') {
    const typed = typedOf(listed, query);
    return typed === undefined ? undefined : typedWindow(listed, typed, sql);
  }
  const key = keys[sort];
  const cursor = cursorAt({ table, key, after }, sql);
  const { rest, parameters } = keysetWindow({ ...query, table, key, filter, after: cursor === undefined ? undefined : after });
  return { sql: rest, parameters: { ...parameters, ...cursor } };
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
    const typed = typedOf(listed, query);
    return typed === undefined ? 0 : typedCount(listed, typed, { sql, most });
  }
  return sql.number(
    `SELECT count(*) FROM (SELECT 1 FROM ${table} AS one WHERE one.service_point_id = @servicePointId${ofStates(states, filter)} LIMIT @most)`,
    { servicePointId, most, ...(states === undefined ? {} : { states: listParameter(states) }) },
  );
}

function typedCount<Sort extends string>(
  { table }: Listed<Sort>,
  { inOrder, match, others, here, parameters }: Typed<Sort>,
  { sql, most }: { readonly sql: Sql; readonly most: number },
): number {
  const words =
    inOrder === undefined || match === undefined
      ? undefined
      : `SELECT rowid FROM ${inOrder.search} WHERE ${inOrder.search} MATCH @match LIMIT @most`;
  if (words !== undefined && others.length === 0) return sql.number(`SELECT count(*) FROM (${words})`, { ...parameters, most });
  const numbers = others.map(
    (found) => `SELECT one.position FROM ${table} AS one WHERE one.position IN (${found.sql}) AND ${here} LIMIT @most`,
  );
  const every = [...(inOrder === undefined || words === undefined ? [] : [inOrder.positions(words)]), ...numbers];
  return Math.min(
    most,
    sql.number(`SELECT count(*) FROM (${every.map((one) => `SELECT * FROM (${one})`).join(' UNION ')})`, { ...parameters, most }),
  );
}
