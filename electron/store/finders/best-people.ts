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
  /** The same in the words of the full text, to go with `match`. */
  readonly standing: string;
  /** With `match`, an FTS5 query. */
  readonly parameters: Readonly<Record<string, SqlValue>>;
  readonly wanted: number;
}

interface Parts {
  readonly sql: Sql;
  readonly rows: RecordRows;
}

/** Among so many, ranking is quick. */
const FEW = 2000;

/**
 * Best match first. Takes more of the best until enough of them are what they have to be; where only few of very many are, they come in the
 * order of their names instead, since the full text would have to rank all the others too.
 */
export function bestPeople({ where, standing, parameters, wanted }: Wanted, { sql, rows }: Parts): readonly Person[] {
  const match = String(parameters['match'] ?? '');
  const found = (query: string, most: number): number => sql.number(MATCHES, { match: query, most });
  if (found(match, FEW) === FEW && found(`${match}${standing}`, wanted + 1) <= wanted) {
    const few = 'SELECT rowid FROM person_search WHERE person_search MATCH @match';
    const rest = `WHERE person.position IN (${few}) ORDER BY person.sort_name COLLATE NOCASE, person.position`;
    return rows.many('person', rest, { match: `${match}${standing}` });
  }
  const rest = `${BEST} WHERE ${where} ORDER BY best.rank, person.sort_name COLLATE NOCASE LIMIT @wanted`;
  for (let most = Math.max(FIRST_BEST, wanted); ; most *= MORE) {
    const best = rows.many('person', rest, { ...parameters, most, wanted });
    if (best.length >= wanted || found(match, most) < most) return best;
  }
}
