import type { Migration } from './migration.ts';

/** Places in the feed of which this station got the fact later, since it did not concern it before: it was folded out of its turn. */
export const migration0026: Migration = {
  number: 26,
  sql: `
CREATE TABLE feed_followed (
  seq INTEGER PRIMARY KEY CHECK (seq > 0)
) STRICT;
CREATE TRIGGER feed_followed_stays BEFORE DELETE ON feed_followed WHEN NOT EXISTS (SELECT 1 FROM feed_before WHERE seq = old.seq)
  BEGIN SELECT RAISE(ABORT, 'rows of feed_followed are never deleted'); END;
CREATE TRIGGER feed_followed_unchanged BEFORE UPDATE ON feed_followed
  BEGIN SELECT RAISE(ABORT, 'rows of feed_followed are never changed'); END;
`,
};
