import type { Migration } from './migration.ts';

/** What a card says of its holder; what batches are about, people and cards of either kind, in place of `batch_entry`, which knew people alone. */
export const migration0010: Migration = {
  number: 10,
  sql: `
ALTER TABLE card ADD COLUMN title TEXT;
ALTER TABLE card ADD COLUMN unit TEXT;

CREATE TABLE batch_item (
  batch_id TEXT NOT NULL REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'card', 'temporary-card')),
  record_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'passed-over')),
  because TEXT CHECK (because IS NULL OR json_valid(because)),
  made_id TEXT,
  PRIMARY KEY (batch_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO batch_item (batch_id, place, kind, record_id, state, because)
  SELECT batch_id, place, 'person', person_id, state, because FROM batch_entry;
`,
};
