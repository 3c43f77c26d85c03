import type { Migration } from './migration.ts';

/** What facts knew of a feed at most, where that is less than they say: they were of one that the server lost, and may be sent once more. */
export const migration0027: Migration = {
  number: 27,
  sql: `
CREATE TABLE fact_base (
  fact INTEGER PRIMARY KEY REFERENCES fact (position),
  base INTEGER NOT NULL CHECK (base >= 0)
) STRICT;
CREATE TRIGGER fact_base_stays BEFORE DELETE ON fact_base
  BEGIN SELECT RAISE(ABORT, 'rows of fact_base are never deleted'); END;
`,
};
