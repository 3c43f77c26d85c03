import { plainLetters } from '../../../core/base/plain-letters.ts';
import type { Migration } from './migration.ts';

/** SQL for a column with these letters made plain. */
export function plain(column: string): string {
  return plainLetters.reduce((inner, [letter, instead]) => `replace(${inner}, '${letter}', '${instead}')`, column);
}

const words = (row: string): string => ['name', 'email', 'number'].map((column) => plain(`${row}.${column}`)).join(', ');

/** Search finds Łukasz by Lukasz: the index is made anew over plain letters. */
export const migration0007: Migration = {
  number: 7,
  sql: `
DROP TRIGGER person_search_new;
DROP TRIGGER person_search_changed;
DROP TABLE person_search;
CREATE VIEW person_words (position, name, email, number) AS SELECT person.position, ${words('person')} FROM person;
CREATE VIRTUAL TABLE person_search USING fts5 (
  name, email, number,
  content = 'person_words', content_rowid = 'position',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
);
INSERT INTO person_search (person_search, rank) VALUES ('secure-delete', 1);
INSERT INTO person_search (person_search) VALUES ('rebuild');
CREATE TRIGGER person_search_new AFTER INSERT ON person BEGIN
  INSERT INTO person_search (rowid, name, email, number) VALUES (new.position, ${words('new')});
END;
CREATE TRIGGER person_search_changed AFTER UPDATE OF name, email, number ON person BEGIN
  INSERT INTO person_search (person_search, rowid, name, email, number) VALUES ('delete', old.position, ${words('old')});
  INSERT INTO person_search (rowid, name, email, number) VALUES (new.position, ${words('new')});
END;
`,
};
