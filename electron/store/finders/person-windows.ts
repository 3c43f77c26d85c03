import type { Person } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import { listParameter, type Sql, type SqlValue } from '../sql.ts';
import { keysetWindow, type SortKey } from './keyset.ts';
import type { ListedWindow } from './listed.ts';
import { ofStanding, type Sought, sought } from './search-terms.ts';

export type PersonSort = 'name' | 'number' | 'since';

export type PersonWindow = ListedWindow<PersonSort>;

const keys: Readonly<Record<PersonSort, SortKey>> = {
  name: { sql: 'one.sort_name COLLATE NOCASE', outer: 'person.sort_name COLLATE NOCASE' },
  number: { sql: 'CAST(one.number AS INTEGER)', outer: 'CAST(person.number AS INTEGER)' },
  since: { sql: 'one.created_at', outer: 'person.created_at' },
};

/** The full text's own order is the register's: its matches come window by window without all of them being looked at. */
const MATCHING = 'SELECT rowid FROM person_search WHERE person_search MATCH @match AND rowid > @afterPosition';

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
  const standing = ofStanding([servicePointId], states);
  return rows.many('person', `WHERE person.position IN (${MATCHING} ORDER BY rowid LIMIT @limit) ORDER BY person.position`, {
    match: `${asked.match}${standing}`,
    limit,
    afterPosition,
  });
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
    return sql.number(`SELECT count(*) FROM (${MATCHING} LIMIT @most)`, { most, match, afterPosition: 0 });
  }
  const everybody = `SELECT 1 FROM person AS one WHERE one.service_point_id = @servicePointId${asked === undefined ? '' : INITIAL}`;
  return sql.number(`SELECT count(*) FROM (${everybody}${ofStates(states)} LIMIT @most)`, {
    servicePointId,
    most,
    ...(asked === undefined ? {} : initialOf(asked)),
    ...(states === undefined ? {} : { states: listParameter(states) }),
  });
}
