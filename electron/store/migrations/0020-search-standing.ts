import { plainLetters } from '../../../core/base/plain-letters.ts';
import type { Migration } from './migration.ts';

/** SQL for a column with these letters made plain. */
function plain(column: string): string {
  return plainLetters.reduce((inner, [letter, instead]) => `replace(${inner}, '${letter}', '${instead}')`, column);
}

/** Where a person is at home, and in what state there, as two words: `p<service point> p<service point>s<state>`. */
const point = (row: string): string => `'p' || replace(${row}.service_point_id, '-', '')`;
const standing = (row: string): string => `${point(row)} || ' ' || ${point(row)} || 's' || ${row}.state`;
const words = (row: string): string =>
  [...['name', 'email', 'number'].map((column) => plain(`${row}.${column}`)), standing(row)].join(', ');
const INDEXED = ['name', 'email', 'number', 'state', 'service_point_id'];
const differs = INDEXED.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ');

/**
 * The full text knows service point and state too: the few of a state among half a million who are called so are found by it alone, without
 * a look at everybody; and it knows words by their first letter alone. How well somebody matches is told by name, e-mail and number, as before.
 */
export const migration0020: Migration = {
  number: 20,
  sql: `
DROP TRIGGER person_search_new;
DROP TRIGGER person_search_changed;
DROP TABLE person_search;
CREATE VIEW person_found (position, name, email, number, standing) AS SELECT person.position, ${words('person')} FROM person;
CREATE VIRTUAL TABLE person_search USING fts5 (
  name, email, number, standing,
  content = 'person_found', content_rowid = 'position',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4'
);
INSERT INTO person_search (person_search, rank) VALUES ('secure-delete', 1);
INSERT INTO person_search (person_search, rank) VALUES ('rank', 'bm25(1.0, 1.0, 1.0, 0.0)');
INSERT INTO person_search (person_search) VALUES ('rebuild');
CREATE TRIGGER person_search_new AFTER INSERT ON person BEGIN
  INSERT INTO person_search (rowid, name, email, number, standing) VALUES (new.position, ${words('new')});
END;
CREATE TRIGGER person_search_changed AFTER UPDATE OF ${INDEXED.join(', ')} ON person WHEN ${differs} BEGIN
  INSERT INTO person_search (person_search, rowid, name, email, number, standing) VALUES ('delete', old.position, ${words('old')});
  INSERT INTO person_search (rowid, name, email, number, standing) VALUES (new.position, ${words('new')});
END;
`,
};
