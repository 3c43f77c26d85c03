import type { Migration } from './migration.ts';

/** Sealed secrets, wrapped keys and password hashes. A sealed blob changes once: when it is destroyed. */
export const migration0004: Migration = {
  number: 4,
  sql: `
CREATE TABLE sealed_blob (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT NOT NULL,
  under TEXT NOT NULL,
  key_version INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  created_at TEXT NOT NULL,
  destroyed_at TEXT
) STRICT;
CREATE INDEX sealed_blob_by_record ON sealed_blob (record_id, kind);
CREATE INDEX sealed_blob_by_kind ON sealed_blob (kind);
CREATE TRIGGER sealed_blob_stays BEFORE DELETE ON sealed_blob BEGIN SELECT RAISE(ABORT, 'rows of sealed_blob are never deleted'); END;
CREATE TRIGGER sealed_blob_unchanged BEFORE UPDATE ON sealed_blob
WHEN old.destroyed_at IS NOT NULL OR new.destroyed_at IS NULL OR new.bytes IS NOT zeroblob(length(old.bytes)) OR new.id IS NOT old.id
  OR new.kind IS NOT old.kind OR new.record_id IS NOT old.record_id OR new.field IS NOT old.field OR new.under IS NOT old.under
  OR new.key_version IS NOT old.key_version OR new.created_at IS NOT old.created_at OR new.position IS NOT old.position
BEGIN SELECT RAISE(ABORT, 'a sealed blob can only be destroyed'); END;

CREATE TABLE wrapped_key (
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  holder TEXT NOT NULL,
  bytes BLOB NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (key, version, holder)
) STRICT;

CREATE TABLE account_password (
  person_id TEXT PRIMARY KEY REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  hash TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
`,
};
