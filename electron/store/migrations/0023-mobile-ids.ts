import type { Migration } from './migration.ts';

/** Mobile IDs: passkeys on phones. */
export const migration0023: Migration = {
  number: 23,
  sql: `
CREATE TABLE mobile_id (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL,
  station_id TEXT NOT NULL,
  uses TEXT NOT NULL CHECK (json_valid(uses)),
  ticket_id TEXT,
  ticket_until TEXT,
  credential TEXT CHECK (json_valid(credential)),
  credential_id TEXT GENERATED ALWAYS AS (json_extract(credential, '$.id')) VIRTUAL,
  tells_id TEXT,
  expires_on TEXT NOT NULL,
  reminded_days INTEGER,
  activated_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mobile_id_by_person ON mobile_id (person_id);
CREATE INDEX mobile_id_by_credential ON mobile_id (credential_id) WHERE credential_id IS NOT NULL;
CREATE INDEX mobile_id_waiting ON mobile_id (station_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX mobile_id_telling ON mobile_id (tells_id) WHERE tells_id IS NOT NULL;
CREATE INDEX mobile_id_expiring ON mobile_id (expires_on) WHERE state IN ('active', 'inactive');
CREATE TRIGGER mobile_id_stays BEFORE DELETE ON mobile_id BEGIN SELECT RAISE(ABORT, 'rows of mobile_id are never deleted'); END;
`,
};
