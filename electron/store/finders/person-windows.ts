import type { Person } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import { listParameter, type Sql, type SqlValue } from '../sql.ts';
import { keysetWindow, type SortKey } from './keyset.ts';
import type { ListedWindow } from './listed.ts';
import { beginsWith, type Sought, sought } from './search-terms.ts';

export type PersonSort = 'name' | 'number' | 'since';

export type PersonWindow = ListedWindow<PersonSort>;

const keys: Readonly<Record<PersonSort, SortKey>> = {
  name: { sql: 'one.sort_name COLLATE NOCASE', outer: 'person.sort_name COLLATE NOCASE' },
  number: { sql: 'CAST(one.number AS INTEGER)', outer: 'CAST(person.number AS INTEGER)' },
  since: { sql: 'one.created_at', outer: 'person.created_at' },
};

/** The full text's own order is the register's: its matches come window by window without all of them being looked at. */
const MATCHING = `SELECT person_search.rowid FROM person_search CROSS JOIN person AS one ON one.position = person_search.rowid
  WHERE person_search MATCH @match AND person_search.rowid > @afterPosition AND one.service_point_id = @servicePointId`;

/** Sort names that begin with one letter; the index on them leads there. */
const INITIAL = ' AND one.sort_name COLLATE NOCASE >= @initial AND one.sort_name COLLATE NOCASE < @beyond';
const initialOf = ({ initial }: Sought): Readonly<Record<string, SqlValue>> =>
  initial === undefined ? {} : { initial, beyond: String.fromCharCode(initial.charCodeAt(0) + 1) };

interface Parts {
  readonly sql: Sql;
  readonly rows: RecordRows;
}

const ofStates = (states: readonly string[] | undefined): string =>
  states === undefined ? '' : ' AND one.state IN (SELECT value FROM json_each(@states))';

/** One window of people, by an index or by the full text. */
export function personWindow(query: PersonWindow, { sql, rows }: Parts): readonly Person[] {
  const { text = '', servicePointId, states, after, limit } = query;
  const asked = sought(text);
  if (asked === undefined && text.trim() !== '') return [];
  const sort = asked?.initial === undefined ? query.sort : 'name';
  const key = keys[sort];
  const afterRow =
    after === undefined
      ? undefined
      : sql.row(`SELECT person.position AS position, ${key.outer} AS key FROM person WHERE person.id = @after`, { after });
  const afterPosition = afterRow?.['position'] ?? 0;
  if (asked?.match === undefined) {
    const also = asked === undefined ? '' : INITIAL;
    const { rest, parameters } = keysetWindow({ ...query, table: 'person', key, after: afterRow === undefined ? undefined : after, also });
    const cursor = afterRow === undefined ? {} : { afterPosition, afterKey: afterRow['key'] ?? '' };
    return rows.many('person', rest, { ...parameters, ...cursor, ...(asked === undefined ? {} : initialOf(asked)) });
  }
  const { match, letters } = asked;
  const among = `${MATCHING}${ofStates(states)}${beginsWith(letters, 'one')} ORDER BY person_search.rowid LIMIT @limit`;
  const stated = states === undefined ? {} : { states: listParameter(states) };
  return rows.many('person', `WHERE person.position IN (${among}) ORDER BY person.position`, {
    match,
    servicePointId,
    limit,
    afterPosition,
    ...stated,
  });
}

/** How many there are, counted no further than that. */
export function personCount(
  { text = '', servicePointId, states }: PersonWindow,
  { sql, most }: { readonly sql: Sql; readonly most: number },
): number {
  const asked = sought(text);
  if (asked === undefined && text.trim() !== '') return 0;
  const everybody = `SELECT 1 FROM person AS one WHERE one.service_point_id = @servicePointId${asked?.initial === undefined ? '' : INITIAL}`;
  const among = asked?.match === undefined ? everybody : MATCHING;
  return sql.number(`SELECT count(*) FROM (${among}${ofStates(states)}${beginsWith(asked?.letters ?? [], 'one')} LIMIT @most)`, {
    servicePointId,
    most,
    ...(asked?.match === undefined ? {} : { match: asked.match, afterPosition: 0 }),
    ...(asked === undefined ? {} : initialOf(asked)),
    ...(states === undefined ? {} : { states: listParameter(states) }),
  });
}
