import type { Migration } from './migration.ts';

/**
 * What a station has of the feed of all stations: where in it the facts stand that it has whole, what was found of them, and what a person has to
 * look at. Facts of other stations stand in `fact` beside its own.
 */
export const migration0019: Migration = {
  number: 19,
  sql: `
CREATE TABLE feed_entry (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  station TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  n INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (json_valid(verdict)),
  UNIQUE (station, epoch, n)
) STRICT;
CREATE TABLE feed_case (
  seq INTEGER PRIMARY KEY REFERENCES feed_entry (seq),
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  id TEXT NOT NULL,
  other INTEGER,
  settled_by INTEGER
) STRICT;
CREATE INDEX feed_case_open ON feed_case (seq) WHERE settled_by IS NULL;
CREATE TABLE feed_unfolded (
  seq INTEGER NOT NULL,
  change INTEGER NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (seq, change)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER feed_entry_stays BEFORE DELETE ON feed_entry BEGIN SELECT RAISE(ABORT, 'rows of feed_entry are never deleted'); END;
CREATE TRIGGER feed_entry_unchanged BEFORE UPDATE ON feed_entry BEGIN SELECT RAISE(ABORT, 'rows of feed_entry are never changed'); END;
CREATE TRIGGER feed_case_stays BEFORE DELETE ON feed_case BEGIN SELECT RAISE(ABORT, 'rows of feed_case are never deleted'); END;
`,
};
