import type { Migration } from './migration.ts';

const stays = (table: string): string =>
  `CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'rows of ${table} are never deleted'); END;`;

/** Service points with owner and repository; who was let in where; access requests, API keys, identities at sign-in providers; RAiDs and their history. */
export const migration0013: Migration = {
  number: 13,
  sql: `
ALTER TABLE service_point ADD COLUMN number INTEGER;
ALTER TABLE service_point ADD COLUMN admin_email TEXT;
ALTER TABLE service_point ADD COLUMN tech_email TEXT;
ALTER TABLE service_point ADD COLUMN identifier_owner TEXT;
ALTER TABLE service_point ADD COLUMN repository_id TEXT;
ALTER TABLE service_point ADD COLUMN prefix TEXT;
ALTER TABLE service_point ADD COLUMN repository_secret_blob_id TEXT;
ALTER TABLE service_point ADD COLUMN search_content TEXT;
ALTER TABLE service_point ADD COLUMN app_writes_enabled INTEGER CHECK (app_writes_enabled IN (0, 1));
ALTER TABLE service_point ADD COLUMN updated_at TEXT;
CREATE UNIQUE INDEX service_point_by_number ON service_point (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX service_point_by_repository ON service_point (repository_id) WHERE repository_id IS NOT NULL;

ALTER TABLE account ADD COLUMN operator_disabled INTEGER CHECK (operator_disabled = 1);

ALTER TABLE membership ADD COLUMN granted_by TEXT;
ALTER TABLE membership ADD COLUMN granted_at TEXT;
ALTER TABLE membership ADD COLUMN changed_by TEXT;
ALTER TABLE membership ADD COLUMN changed_at TEXT;

CREATE TABLE access_request (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  identity_provider TEXT NOT NULL,
  state TEXT NOT NULL,
  comments TEXT,
  requested_at TEXT NOT NULL,
  responded_by TEXT,
  responded_at TEXT
) STRICT;
CREATE INDEX access_request_by_service_point ON access_request (service_point_id, state, requested_at);
CREATE INDEX access_request_by_person ON access_request (person_id, requested_at);
CREATE UNIQUE INDEX access_request_waiting ON access_request (service_point_id, person_id) WHERE state = 'requested';
${stays('access_request')}

CREATE TABLE api_key (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  subject TEXT NOT NULL,
  role TEXT NOT NULL,
  maker_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  hash_blob_id TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  created_at TEXT NOT NULL,
  last_used_at TEXT
) STRICT;
CREATE INDEX api_key_by_service_point ON api_key (service_point_id, created_at);
${stays('api_key')}

CREATE TABLE identity (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  client_id TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX identity_by_subject ON identity (issuer, subject);
CREATE INDEX identity_by_person ON identity (person_id);
${stays('identity')}

CREATE TABLE raid (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  handle TEXT UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  metadata TEXT NOT NULL CHECK (json_valid(metadata)),
  people TEXT NOT NULL CHECK (json_valid(people)),
  created_by TEXT,
  created_at TEXT NOT NULL,
  changed_by TEXT,
  changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX raid_by_service_point ON raid (service_point_id, changed_at);
${stays('raid')}

CREATE TABLE raid_revision (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  raid_id TEXT NOT NULL REFERENCES raid (id) DEFERRABLE INITIALLY DEFERRED,
  revision INTEGER NOT NULL,
  change_type TEXT NOT NULL,
  diff TEXT NOT NULL CHECK (json_valid(diff)),
  changed_by TEXT,
  api_key_id TEXT,
  changed_at TEXT NOT NULL,
  UNIQUE (raid_id, revision, change_type)
) STRICT;
${stays('raid_revision')}
`,
};
