import type { Person } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import { listParameter, type Sql, type SqlValue } from '../sql.ts';
import { type Cursor, cursorAt, keysetPositions, keysetWindow, ofStates, type SortKey } from './keyset.ts';
import type { ListedWindow } from './listed.ts';
import { ofStanding, type Sought, sought, wordsIn } from './search-terms.ts';

export type PersonSort = 'name' | 'number' | 'since';

export type PersonWindow = ListedWindow<PersonSort>;

const keys: Readonly<Record<PersonSort, SortKey>> = {
  name: { sql: 'one.sort_name COLLATE NOCASE', outer: 'person.sort_name COLLATE NOCASE' },
  number: { sql: 'CAST(one.number AS INTEGER)', outer: 'CAST(person.number AS INTEGER)' },
  since: { sql: 'one.created_at', outer: 'person.created_at' },
};

const MATCHING = 'SELECT rowid FROM person_search WHERE person_search MATCH @match';

/** Sort names that begin with one letter; the index on them leads there. */
const within = (sortName: string): string => ` AND ${sortName} COLLATE NOCASE >= @initial AND ${sortName} COLLATE NOCASE < @beyond`;
const INITIAL = within('one.sort_name');
const initialOf = ({ initial }: Sought): Readonly<Record<string, SqlValue>> =>
  initial === undefined ? {} : { initial, beyond: String.fromCharCode(initial.charCodeAt(0) + 1) };

interface Parts {
  readonly sql: Sql;
  readonly rows: RecordRows;
}

/** One window of people in the order that is asked for, by an index or by the full text. */
export function personWindow(query: PersonWindow, { sql, rows }: Parts): readonly Person[] {
  const { text = '', servicePointId, states, after } = query;
  const asked = sought(text);
  if (asked === undefined && text.trim() !== '') return [];
  const key = keys[query.sort];
  const cursor = cursorAt({ table: 'person', key, after }, sql);
  if (asked?.match !== undefined) {
    const match = `${asked.match}${ofStanding([servicePointId], states)}`;
    return matching(query, { match, cursor }, { sql, rows });
  }
  if (asked !== undefined && query.sort !== 'name') return ofInitial(query, { asked, cursor }, { sql, rows });
  const also = asked === undefined ? '' : INITIAL;
  const { rest, parameters } = keysetWindow({ ...query, table: 'person', key, after: cursor === undefined ? undefined : after, also });
  return rows.many('person', rest, { ...parameters, ...cursor, ...(asked === undefined ? {} : initialOf(asked)) });
}

/** Whoever is called by one letter, in another order than that of names. */
function ofInitial(
  query: PersonWindow,
  { asked, cursor }: { readonly asked: Sought; readonly cursor: Cursor | undefined },
  parts: Parts,
): readonly Person[] {
  const { servicePointId, states, sort, down, limit } = query;
  const after = cursor === undefined ? undefined : query.after;
  const next = keysetPositions({ ...query, table: 'person', key: keys[sort], after, limit: NEXT });
  const near = `WHERE person.position IN (${next.sql})${within('+person.sort_name')} ${ordered(sort, down)} LIMIT @wanted`;
  const tried = parts.rows.many('person', near, { ...next.parameters, ...cursor, ...initialOf(asked), wanted: limit });
  if (tried.length === limit) return tried;
  const found = `SELECT one.position FROM person AS one WHERE one.service_point_id = @servicePointId${INITIAL}${ofStates(states)}`;
  const parameters = { servicePointId, ...initialOf(asked), ...(states === undefined ? {} : { states: listParameter(states) }) };
  return amongFound(query, { found, parameters, cursor }, parts);
}

/** Letters are frequent: among so many rows a window is mostly full. */
const NEXT = 2500;

interface Among {
  /** A query for the places of all who are found. */
  readonly found: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
  readonly cursor: Cursor | undefined;
}

/** One window of those who are found: all are put in order where they are few, else the index of that order is walked until it met enough. */
function amongFound(query: PersonWindow, { found, parameters, cursor }: Among, { sql, rows }: Parts): readonly Person[] {
  const { sort, down, limit } = query;
  if (sql.number(`SELECT count(*) FROM (${found} LIMIT ${FEW + 1})`, parameters) <= FEW) {
    const rest = `WHERE person.position IN (${found})${behind(sort, down, cursor)} ${ordered(sort, down)} LIMIT @limit`;
    return rows.many('person', rest, { ...parameters, ...cursor, limit });
  }
  // The sign keeps SQLite on the index: it gathers the places once, and asks of each row that it meets whether it is among them.
  const also = ` AND +one.position IN (${found})`;
  const after = cursor === undefined ? undefined : query.after;
  const window = keysetWindow({ ...query, table: 'person', key: keys[sort], states: undefined, after, also });
  return rows.many('person', window.rest, { ...parameters, ...window.parameters, ...cursor });
}

/** So many matches are put in order at once; of more than that, the index of that order is walked until enough of them were met. */
const FEW = 10_000;
/** Rows that are looked at one by one first: of those who stand everywhere, a window is full by then, and nobody has to be gathered. */
const TRIED = 1000;
const FIRST_STEP = 250;
const STEP = 1000;

interface Match {
  readonly match: string;
  readonly cursor: Cursor | undefined;
}

function matching(query: PersonWindow, { match, cursor }: Match, parts: Parts): readonly Person[] {
  const { sort, down } = query;
  const tried = walk(query, cursor, parts);
  if (tried !== undefined) {
    const places = JSON.stringify(tried);
    return parts.rows.many('person', `WHERE person.position IN (SELECT value FROM json_each(@places)) ${ordered(sort, down)}`, { places });
  }
  return amongFound(query, { found: MATCHING, parameters: { match }, cursor }, parts);
}

function behind(sort: PersonSort, down: boolean, cursor: Cursor | undefined): string {
  return cursor === undefined ? '' : ` AND (${keys[sort].outer}, person.position) ${down ? '<' : '>'} (@afterKey, @afterPosition)`;
}

function ordered(sort: PersonSort, down: boolean): string {
  const direction = down ? 'DESC' : 'ASC';
  return `ORDER BY ${keys[sort].outer} ${direction}, person.position ${direction}`;
}

/** Places of the next ones who match, in order; undefined where they are too far from here. */
function walk(query: PersonWindow, cursor: Cursor | undefined, { sql }: Parts): readonly number[] | undefined {
  const { text = '', sort, limit } = query;
  const key = keys[sort];
  const matches = wordsIn(text);
  const found: number[] = [];
  let from = cursor;
  for (let [looked, steps] = [0, FIRST_STEP]; looked < TRIED; [looked, steps] = [looked + steps, STEP]) {
    const after = from === undefined ? undefined : 'the last one looked at';
    const { rest, parameters } = keysetWindow({ ...query, table: 'person', key, after, limit: steps });
    const columns = `person.position, ${key.outer} AS key, person.name, person.email, person.number`;
    const step = sql.rows(`SELECT ${columns} FROM person ${rest}`, { ...parameters, ...from });
    for (const { position, name, email, number } of step)
      if (matches([String(name), String(email), String(number)]) && found.push(Number(position)) === limit) return found;
    const last = step.at(-1);
    if (last === undefined || step.length < steps) return found;
    from = { afterPosition: last['position'] ?? 0, afterKey: last['key'] ?? '' };
  }
  return undefined;
}

/** How many there are, counted no further than that. */
export function personCount(
  { text = '', servicePointId, states }: PersonWindow,
  { sql, most }: { readonly sql: Sql; readonly most: number },
): number {
  const asked = sought(text);
  if (asked === undefined && text.trim() !== '') return 0;
  if (asked?.match !== undefined) {
    const match = `${asked.match}${ofStanding([servicePointId], states)}`;
    return sql.number(`SELECT count(*) FROM (${MATCHING} LIMIT @most)`, { most, match });
  }
  const everybody = `SELECT 1 FROM person AS one WHERE one.service_point_id = @servicePointId${asked === undefined ? '' : INITIAL}`;
  return sql.number(`SELECT count(*) FROM (${everybody}${ofStates(states)} LIMIT @most)`, {
    servicePointId,
    most,
    ...(asked === undefined ? {} : initialOf(asked)),
    ...(states === undefined ? {} : { states: listParameter(states) }),
  });
}
