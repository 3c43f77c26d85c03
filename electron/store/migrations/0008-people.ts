import type { Migration } from './migration.ts';

/**
 * Reasons and default roles; what is personal of a request; and of this one station: mail that waits, codes against forgotten passwords,
 * and batches with their rows, so that a closed window loses nothing.
 */
export const migration0008: Migration = {
  number: 8,
  sql: `
CREATE TABLE reason (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  text TEXT NOT NULL,
  description TEXT,
  in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))
) STRICT;
CREATE TRIGGER reason_stays BEFORE DELETE ON reason BEGIN SELECT RAISE(ABORT, 'rows of reason are never deleted'); END;

CREATE TABLE default_role (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  offered INTEGER NOT NULL CHECK (offered IN (0, 1)),
  given INTEGER NOT NULL CHECK (given IN (0, 1))
) STRICT;
CREATE TRIGGER default_role_stays BEFORE DELETE ON default_role BEGIN SELECT RAISE(ABORT, 'rows of default_role are never deleted'); END;

ALTER TABLE request ADD COLUMN personal_before TEXT CHECK (personal_before IS NULL OR json_valid(personal_before));
ALTER TABLE request ADD COLUMN personal_after TEXT CHECK (personal_after IS NULL OR json_valid(personal_after));

CREATE TABLE mail_outbox (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  blob_id TEXT NOT NULL,
  made_at TEXT NOT NULL,
  sent_at TEXT,
  dropped_at TEXT
) STRICT;
CREATE INDEX mail_outbox_waiting ON mail_outbox (position) WHERE sent_at IS NULL AND dropped_at IS NULL;
CREATE INDEX mail_outbox_by_person ON mail_outbox (person_id);

CREATE TABLE one_time_code (
  person_id TEXT PRIMARY KEY REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE batch (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  row INTEGER NOT NULL,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  asked TEXT NOT NULL CHECK (json_valid(asked))
) STRICT;
CREATE INDEX batch_by_service_point ON batch (service_point_id, position);

CREATE TABLE batch_entry (
  batch_id TEXT NOT NULL REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed', 'passed-over')),
  because TEXT CHECK (because IS NULL OR json_valid(because)),
  PRIMARY KEY (batch_id, place)
) STRICT, WITHOUT ROWID;
`,
};
