import type { Person } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import { listParameter, type Sql, type SqlValue } from '../sql.ts';
import { keysetWindow, type SortKey } from './keyset.ts';
import { searchTerms } from './search-terms.ts';

export type PersonSort = 'name' | 'number' | 'since';

export interface PersonWindow {
  readonly text?: string;
  readonly servicePointId: string;
  readonly states?: readonly string[] | undefined;
  readonly sort: PersonSort;
  readonly down: boolean;
  /** Id of the last person of the window before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const keys: Readonly<Record<PersonSort, SortKey>> = {
  name: { sql: 'one.sort_name COLLATE NOCASE', outer: 'person.sort_name COLLATE NOCASE' },
  number: { sql: 'CAST(one.number AS INTEGER)', outer: 'CAST(person.number AS INTEGER)' },
  since: { sql: 'one.created_at', outer: 'person.created_at' },
};

/** The full text's own order is the register's: its matches come window by window without all of them being looked at. */
const MATCHING = `SELECT person_search.rowid FROM person_search CROSS JOIN person AS one ON one.position = person_search.rowid
  WHERE person_search MATCH @match AND person_search.rowid > @afterPosition AND one.service_point_id = @servicePointId`;

interface Parts {
  readonly sql: Sql;
  readonly rows: RecordRows;
}

/** One window of people, by an index or by the full text. */
export function personWindow(query: PersonWindow, { sql, rows }: Parts): readonly Person[] {
  const { text = '', servicePointId, states, sort, after, limit } = query;
  const match = searchTerms(text);
  if (match === undefined && text.trim() !== '') return [];
  const key = keys[sort];
  const afterRow =
    after === undefined
      ? undefined
      : sql.row(`SELECT person.position AS position, ${key.outer} AS key FROM person WHERE person.id = @after`, { after });
  const cursor = { afterPosition: afterRow?.['position'] ?? 0, afterKey: afterRow?.['key'] ?? '' } as Record<string, SqlValue>;
  if (match === undefined) {
    const { rest, parameters } = keysetWindow({ ...query, table: 'person', key, after: afterRow === undefined ? undefined : after });
    return rows.many('person', rest, afterRow === undefined ? parameters : { ...parameters, ...cursor });
  }
  const ofState = states === undefined ? '' : ' AND one.state IN (SELECT value FROM json_each(@states))';
  const rest = `WHERE person.position IN (${MATCHING}${ofState} ORDER BY person_search.rowid LIMIT @limit) ORDER BY person.position`;
  const stated = states === undefined ? {} : { states: listParameter(states) };
  return rows.many('person', rest, { match, servicePointId, limit, afterPosition: cursor['afterPosition'] ?? 0, ...stated });
}

/** How many there are, counted no further than that. */
export function personCount(
  { text = '', servicePointId, states }: PersonWindow,
  { sql, most }: { readonly sql: Sql; readonly most: number },
): number {
  const match = searchTerms(text);
  if (match === undefined && text.trim() !== '') return 0;
  const ofState = states === undefined ? '' : ' AND one.state IN (SELECT value FROM json_each(@states))';
  const among = match === undefined ? 'SELECT 1 FROM person AS one WHERE one.service_point_id = @servicePointId' : MATCHING;
  return sql.number(`SELECT count(*) FROM (${among}${ofState} LIMIT @most)`, {
    servicePointId,
    most,
    ...(match === undefined ? {} : { match, afterPosition: 0 }),
    ...(states === undefined ? {} : { states: listParameter(states) }),
  });
}
