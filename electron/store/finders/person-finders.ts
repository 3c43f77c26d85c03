import type { Account, Person } from '../../../core/records/records.ts';
import type { RecordRows } from '../record-rows.ts';
import { listParameter, type Sql } from '../sql.ts';
import { bestPeople } from './best-people.ts';
import { nextNumber } from './numbers.ts';
import { personCount, type PersonWindow, personWindow } from './person-windows.ts';
import { ofStanding, searchTerms } from './search-terms.ts';

export interface PersonQuery {
  /** What was typed: words of name, e-mail or number, each from its beginning. */
  readonly text?: string;
  readonly servicePointIds: readonly string[];
  readonly states?: readonly string[];
  readonly limit: number;
  readonly offset?: number;
}

/** People. Lists come without the photo; `get` and the finders of one person bring it. */
export interface PersonFinders {
  /** Best match first; without text in the order of their sort names. */
  find(query: PersonQuery): readonly Person[];
  count(query: Omit<PersonQuery, 'limit' | 'offset'>): number;
  /** So many behind the last one, however many there are. With a text in the order of the register. */
  window(query: PersonWindow): readonly Person[];
  /** How many a window leads through, counted no further than `most`. */
  countUpTo(query: PersonWindow, most: number): number;
  /** Empty where there is nobody of that id; reads no photo. */
  nameOf(id: string): string;
  /** Whoever has that address now; somebody whose entry was taken back or rejected only where nobody else has it. */
  byEmail(email: string): Person | undefined;
  /** Whoever has that telephone number, written with the same digits. */
  byPhone(phone: string): Person | undefined;
  byNumber(number: string): Person | undefined;
  /** Accounts that hold more than the role that everybody gets: who works here, and who was appointed. */
  withMoreRoles(): readonly Account[];
  nextNumber(): string;
}

type Filter = Omit<PersonQuery, 'limit' | 'offset'>;

/** What restricts a query; undefined where the text holds nothing that can be searched. */
function filtered({ text = '', servicePointIds, states }: Filter) {
  const typed = text.trim() !== '';
  const match = searchTerms(text);
  if (typed && match === undefined) return undefined;
  const conditions = [
    'person.service_point_id IN (SELECT value FROM json_each(@servicePointIds))',
    ...(states === undefined ? [] : ['person.state IN (SELECT value FROM json_each(@states))']),
  ];
  return {
    match,
    standing: ofStanding(servicePointIds, states),
    where: conditions.join(' AND '),
    parameters: {
      servicePointIds: listParameter(servicePointIds),
      ...(states === undefined ? {} : { states: listParameter(states) }),
    },
  };
}

/** As the indexes of migration 12 have it, letter by letter. */
const PHONE_DIGITS = `replace(replace(replace(replace(replace(replace(phone, ' ', ''), '(', ''), ')', ''), '/', ''), '.', ''), '-', '')`;
const MORE_ROLES = `registry_operator = 1 OR roles NOT IN ('[]', '["Self-service user"]')`;

/** An import asks this for everybody, and nobody has most of these addresses: that is known without putting any in order. */
function byEmail(email: string, { sql, rows }: { readonly sql: Sql; readonly rows: RecordRows }): Person | undefined {
  if (sql.row('SELECT 1 FROM person WHERE email = @email', { email }) === undefined) return undefined;
  return rows.one('person', "WHERE email = @email ORDER BY state IN ('aborted', 'rejected'), position", { email });
}

export function createPersonFinders(sql: Sql, rows: RecordRows): PersonFinders {
  return {
    find({ limit, offset = 0, ...filter }) {
      const query = filtered(filter);
      if (query === undefined) return [];
      const { match, standing, where, parameters } = query;
      if (match !== undefined)
        return bestPeople({ where, standing, parameters: { ...parameters, match }, wanted: offset + limit }, { sql, rows }).slice(offset);
      return rows.many('person', `WHERE ${where} ORDER BY person.sort_name COLLATE NOCASE, person.position LIMIT @limit OFFSET @offset`, {
        ...parameters,
        limit,
        offset,
      });
    },
    count(filter) {
      const query = filtered(filter);
      if (query === undefined) return 0;
      const { match, standing, where, parameters } = query;
      if (match === undefined) return sql.number(`SELECT count(*) FROM person WHERE ${where}`, parameters);
      return sql.number('SELECT count(*) FROM person_search WHERE person_search MATCH @match', { match: `${match}${standing}` });
    },
    window: (query) => personWindow(query, { sql, rows }),
    countUpTo: (query, most) => personCount(query, { sql, most }),
    nameOf: (id) => String(sql.row('SELECT name FROM person WHERE id = @id', { id })?.['name'] ?? ''),
    byEmail: (email) => byEmail(email.trim().toLowerCase(), { sql, rows }),
    byPhone: (phone) =>
      rows.one('person', `WHERE ${PHONE_DIGITS} = @digits AND phone IS NOT NULL ORDER BY state IN ('aborted', 'rejected'), position`, {
        digits: phone.replaceAll(/[ ()/.-]/g, ''),
      }),
    withMoreRoles: () => rows.many('account', `WHERE ${MORE_ROLES}`),
    byNumber: (number) => rows.one('person', 'WHERE number = @number', { number }),
    nextNumber: () => String(nextNumber(sql, 'person', 'CAST(number AS INTEGER)')),
  };
}
