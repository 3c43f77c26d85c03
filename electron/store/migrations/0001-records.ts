import type { Migration } from './migration.ts';

/**
 * The state rows: one table per kind of record. Rows are changed but never deleted. References are checked at commit, since the records of
 * one fact name each other.
 */
export const migration0001: Migration = {
  number: 1,
  sql: `
CREATE TABLE organisation (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  root_spki_hash TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE service_point (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE station (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  signing_spki BLOB NOT NULL,
  wrapping_spki BLOB NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT,
  title TEXT,
  unit TEXT,
  identifier_id TEXT,
  data_key_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  photo BLOB
) STRICT;
CREATE INDEX person_by_sort_name ON person (service_point_id, sort_name COLLATE NOCASE);
CREATE INDEX person_by_email ON person (email);
CREATE INDEX person_by_number ON person (CAST(number AS INTEGER));

CREATE TABLE account (
  position INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL UNIQUE REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  registry_operator INTEGER NOT NULL CHECK (registry_operator IN (0, 1))
) STRICT;

CREATE TABLE membership (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX membership_by_person ON membership (person_id);
CREATE INDEX membership_by_service_point ON membership (service_point_id);

CREATE TABLE request (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  row INTEGER NOT NULL,
  state TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  card_id TEXT REFERENCES card (id) DEFERRABLE INITIALLY DEFERRED,
  requester_id TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  postponed_by TEXT,
  postponed_at TEXT,
  decided_by TEXT,
  decided_at TEXT,
  rejection_reason TEXT
) STRICT;
CREATE INDEX request_by_state ON request (state, service_point_id, requested_at);
CREATE INDEX request_by_person ON request (person_id, requested_at);
CREATE INDEX request_by_requester ON request (requester_id, requested_at);
CREATE INDEX request_by_card ON request (card_id) WHERE card_id IS NOT NULL;

CREATE TABLE card (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  request_id TEXT REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL UNIQUE,
  profile_id TEXT NOT NULL,
  state TEXT NOT NULL,
  expires_on TEXT,
  card_uuid TEXT,
  fasc_n TEXT,
  chip TEXT,
  model TEXT,
  master_key_version INTEGER,
  puk_blob_id TEXT,
  puk_pending_blob_id TEXT,
  pin_blob_id TEXT,
  letter_state TEXT,
  proof TEXT CHECK (proof IS NULL OR json_valid(proof)),
  issued_at TEXT,
  activated_at TEXT,
  hand_over TEXT CHECK (hand_over IS NULL OR json_valid(hand_over)),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX card_by_person ON card (person_id, created_at);
CREATE INDEX card_by_state ON card (state, service_point_id, created_at);
CREATE INDEX card_by_chip ON card (chip) WHERE chip IS NOT NULL;
CREATE INDEX card_by_uuid ON card (card_uuid) WHERE card_uuid IS NOT NULL;
CREATE INDEX card_by_issue ON card (issued_at) WHERE issued_at IS NOT NULL;

CREATE TABLE certificate (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  card_id TEXT NOT NULL REFERENCES card (id) DEFERRABLE INITIALLY DEFERRED,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  slot TEXT NOT NULL,
  key_kind TEXT NOT NULL,
  serial_hex TEXT NOT NULL,
  state TEXT NOT NULL,
  revocation_reason TEXT,
  waiting_for_authority INTEGER NOT NULL CHECK (waiting_for_authority IN (0, 1)),
  not_before TEXT NOT NULL,
  not_after TEXT NOT NULL,
  der BLOB NOT NULL
) STRICT;
CREATE INDEX certificate_by_card ON certificate (card_id);
CREATE INDEX certificate_by_serial ON certificate (serial_hex);
CREATE INDEX certificate_waiting ON certificate (waiting_for_authority) WHERE waiting_for_authority = 1;

CREATE TABLE operation (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  card_id TEXT NOT NULL REFERENCES card (id) DEFERRABLE INITIALLY DEFERRED,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL,
  step TEXT NOT NULL,
  chip TEXT,
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  started_by TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT
) STRICT;
CREATE INDEX operation_open ON operation (state, card_id) WHERE state = 'open';
CREATE INDEX operation_by_end ON operation (kind, ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE identifier (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT,
  in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))
) STRICT;

CREATE TABLE option (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
${[
  'organisation',
  'service_point',
  'station',
  'person',
  'account',
  'membership',
  'request',
  'card',
  'certificate',
  'operation',
  'identifier',
  'option',
]
  .map(
    (table) =>
      `CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'rows of ${table} are never deleted'); END;`,
  )
  .join('\n')}
`,
};
