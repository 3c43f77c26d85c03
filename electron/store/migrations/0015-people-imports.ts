import type { Migration } from './migration.ts';

/**
 * Files of people on their way into the register: how each is read and how far it was taken, and the lines that were refused. What the
 * lines say of people lies in a sealed file beside the records, never here.
 */
export const migration0015: Migration = {
  number: 15,
  sql: `
CREATE TABLE people_import (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  key_blob_id TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  encoding TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  state TEXT NOT NULL CHECK (state IN ('arriving', 'open', 'ended', 'dropped')),
  taken INTEGER NOT NULL,
  done TEXT NOT NULL CHECK (json_valid(done))
) STRICT;
CREATE INDEX people_import_by_service_point ON people_import (service_point_id, position);

CREATE TABLE people_import_refused (
  import_id TEXT NOT NULL REFERENCES people_import (id) DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL,
  problems TEXT NOT NULL CHECK (json_valid(problems)),
  PRIMARY KEY (import_id, line)
) STRICT, WITHOUT ROWID;
`,
};
