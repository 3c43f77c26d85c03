import { plain } from './0007-search-letters.ts';
import type { Migration } from './migration.ts';

/** A full text over what people hold or asked for, by words of the person. */
interface Held {
  readonly search: string;
  readonly table: string;
  /** The column of whoever it is found by. */
  readonly person: string;
  /** What its chips filter by. */
  readonly standing: string;
  /** A number of its own for each row, by which the full text is in order: what the list is sorted by, and where that is the same, the row's place. */
  readonly place: (row: string) => string;
}

const held: readonly Held[] = [
  { search: 'card_by_number_search', table: 'card', person: 'person_id', standing: 'state', place: (row) => `${row}.number` },
  {
    search: 'card_by_expiry_search',
    table: 'card',
    person: 'person_id',
    standing: 'state',
    // The day, counted from long ago; 36 bits for the place.
    place: (row) => `((coalesce(CAST(julianday(${row}.expires_on) AS INTEGER), 0) << 36) | ${row}.position)`,
  },
  {
    search: 'request_search',
    table: 'request',
    person: 'person_id',
    standing: 'state',
    // The second; 28 bits for the place.
    place: (row) => `((CAST(strftime('%s', ${row}.requested_at) AS INTEGER) << 28) | ${row}.position)`,
  },
  { search: 'temporary_card_search', table: 'temporary_card', person: 'person_id', standing: 'state', place: (row) => `${row}.position` },
  { search: 'batch_search', table: 'batch', person: 'made_by', standing: 'row', place: (row) => `${row}.position` },
];

/** A sign that nobody types and that the tokenizer takes for a letter: such words are found by no text. */
const UNTYPED = 'char(57344)';

/** Most words are of plain letters: a look at them is quicker than each letter’s turn. */
const plainWhereNeeded = (text: string): string => `CASE WHEN ${text} GLOB '*[^ -~]*' THEN ${plain(`(${text})`)} ELSE ${text} END`;

/** Words of the person, and two that say where the row stands: its service point, and that with its state. */
function words({ standing }: Held, row: string, person: string): string {
  const point = `${UNTYPED} || replace(${row}.service_point_id, '-', '')`;
  const named = ['name', 'email', 'number'].map((column) => `${person}.${column}`).join(` || ' ' || `);
  return `${plainWhereNeeded(named)} || ' ' || ${point} || ' ' || ${point} || 's' || ${row}.${standing}`;
}

/** The table with its words and what keeps them in step. A row that is there before its person gets its words with the person. */
function searchOf(one: Held): string {
  const { search, table, person, standing, place } = one;
  const changed = [person, standing, 'service_point_id', ...(table === 'card' ? ['number', 'expires_on'] : [])];
  const differs = (columns: readonly string[]): string => columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ');
  const take = (row: string, of: string, from: string): string =>
    `INSERT INTO ${search} (${search}, rowid, words) SELECT 'delete', ${place(row)}, ${words(one, row, of)} FROM ${from};`;
  const put = (row: string, of: string, from: string): string =>
    `INSERT INTO ${search} (rowid, words) SELECT ${place(row)}, ${words(one, row, of)} FROM ${from};`;
  const theirs = `${table} AS held WHERE held.${person} = new.id`;
  const personOf = (row: string): string => `person WHERE person.id = ${row}.${person}`;
  const named = ['name', 'email', 'number'];
  return `
CREATE VIEW ${search}_found (place, words) AS
  SELECT ${place('held')}, ${words(one, 'held', 'person')} FROM ${table} AS held JOIN person ON person.id = held.${person};
CREATE VIRTUAL TABLE ${search} USING fts5 (
  words, content = '${search}_found', content_rowid = 'place',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4', detail = none, columnsize = 0
);
INSERT INTO ${search} (${search}, rank) VALUES ('secure-delete', 1);
INSERT INTO ${search} (rowid, words) SELECT place, words FROM ${search}_found;
CREATE TRIGGER ${search}_new AFTER INSERT ON ${table} BEGIN
  ${put('new', 'person', personOf('new'))}
END;
CREATE TRIGGER ${search}_changed AFTER UPDATE OF ${changed.join(', ')} ON ${table} WHEN ${differs(changed)} BEGIN
  ${take('old', 'person', personOf('old'))}
  ${put('new', 'person', personOf('new'))}
END;
CREATE TRIGGER ${search}_person AFTER INSERT ON person BEGIN
  ${put('held', 'new', theirs)}
END;
CREATE TRIGGER ${search}_renamed AFTER UPDATE OF ${named.join(', ')} ON person WHEN ${differs(named)} BEGIN
  ${take('held', 'old', theirs)}
  ${put('held', 'new', theirs)}
END;`;
}

/** Cards, requests, temporary cards and batches are found by words of their people however many there are, already in order where very many are. */
export const migration0022: Migration = { number: 22, sql: held.map(searchOf).join('\n') };
