import type { Migration } from './migration.ts';

/** Views of lists that somebody keeps under a name: of that person at this station, and no fact. */
export const migration0024: Migration = {
  number: 24,
  sql: `
CREATE TABLE saved_view (
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  view TEXT NOT NULL CHECK (json_valid(view)),
  PRIMARY KEY (person_id, list, name)
) STRICT, WITHOUT ROWID;
`,
};
