import type { Person } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import type { Sql, SqlValue } from '../sql.ts';

/** How many match, counted no further than is asked for. */
const MATCHES = 'SELECT count(*) FROM (SELECT 1 FROM person_search WHERE person_search MATCH @match LIMIT @most)';

/** The best of a search by the index alone, so that only these are looked at as records: a query may match half of everybody. */
const BEST = `JOIN (SELECT rowid, rank FROM person_search WHERE person_search MATCH @match ORDER BY rank LIMIT @most) AS best
  ON best.rowid = person.position`;
const FIRST_BEST = 128;
const MORE = 8;

interface Wanted {
  /** What the records have to be besides. */
  readonly where: string;
  /** With `match`, an FTS5 query. */
  readonly parameters: Readonly<Record<string, SqlValue>>;
  readonly wanted: number;
}

interface Parts {
  readonly sql: Sql;
  readonly rows: RecordRows;
}

/** Best match first. Takes more of the best until enough of them are what they have to be. */
export function bestPeople({ where, parameters, wanted }: Wanted, { sql, rows }: Parts): readonly Person[] {
  const rest = `${BEST} WHERE ${where} ORDER BY best.rank, person.sort_name COLLATE NOCASE LIMIT @wanted`;
  for (let most = Math.max(FIRST_BEST, wanted); ; most *= MORE) {
    const found = rows.many('person', rest, { ...parameters, most, wanted });
    if (found.length >= wanted || sql.number(MATCHES, { match: parameters['match'] ?? '', most }) < most) return found;
  }
}
