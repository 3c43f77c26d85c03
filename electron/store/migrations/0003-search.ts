import type { Migration } from './migration.ts';

/** Full-text search over people, kept in step by triggers in the same transaction; removed words are overwritten, not only unlinked. */
export const migration0003: Migration = {
  number: 3,
  sql: `
CREATE VIRTUAL TABLE person_search USING fts5 (
  name, email, number,
  content = 'person', content_rowid = 'position',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
);
INSERT INTO person_search (person_search, rank) VALUES ('secure-delete', 1);
INSERT INTO person_search (person_search) VALUES ('rebuild');
CREATE TRIGGER person_search_new AFTER INSERT ON person BEGIN
  INSERT INTO person_search (rowid, name, email, number) VALUES (new.position, new.name, new.email, new.number);
END;
CREATE TRIGGER person_search_changed AFTER UPDATE OF name, email, number ON person BEGIN
  INSERT INTO person_search (person_search, rowid, name, email, number) VALUES ('delete', old.position, old.name, old.email, old.number);
  INSERT INTO person_search (rowid, name, email, number) VALUES (new.position, new.name, new.email, new.number);
END;
`,
};
