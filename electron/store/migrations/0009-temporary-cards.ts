import type { Migration } from './migration.ts';

/** A certificate and an operation are a card's or a temporary card's; which table `card_id` refers to, `temporary` says. */
const OF_EITHER = `card_id TEXT NOT NULL,
  temporary INTEGER CHECK (temporary = 1),
  of_card TEXT GENERATED ALWAYS AS (CASE WHEN temporary IS NULL THEN card_id END) STORED
    REFERENCES card (id) DEFERRABLE INITIALLY DEFERRED,
  of_temporary_card TEXT GENERATED ALWAYS AS (CASE WHEN temporary = 1 THEN card_id END) STORED
    REFERENCES temporary_card (id) DEFERRABLE INITIALLY DEFERRED`;

const CERTIFICATE = `id, card_id, service_point_id, slot, key_kind, serial_hex, state, revocation_reason, waiting_for_authority, not_before,
  not_after, der`;
const OPERATION = 'id, kind, card_id, service_point_id, state, step, chip, findings, started_by, started_at, ended_at';

/** Makes the table anew under its name, with its rows in their places. A reference of a column cannot be changed otherwise. */
function anew(table: string, columns: string, definition: string): string {
  return `
CREATE TABLE ${table}_anew (${definition}) STRICT;
INSERT INTO ${table}_anew (position, ${columns}) SELECT position, ${columns} FROM ${table};
DROP TABLE ${table};
ALTER TABLE ${table}_anew RENAME TO ${table};
CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'rows of ${table} are never deleted'); END;`;
}

/** The pool of temporary cards; certificates and operations may be theirs too. */
export const migration0009: Migration = {
  number: 9,
  sql: `
CREATE TABLE temporary_card (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL UNIQUE,
  profile_id TEXT NOT NULL,
  state TEXT NOT NULL,
  person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  assigned_at TEXT,
  due_on TEXT,
  expires_on TEXT,
  card_uuid TEXT,
  fasc_n TEXT,
  chip TEXT,
  model TEXT,
  master_key_version INTEGER,
  puk_blob_id TEXT,
  puk_pending_blob_id TEXT,
  pin_blob_id TEXT,
  issued_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX temporary_card_by_state ON temporary_card (state, service_point_id, number);
CREATE INDEX temporary_card_by_person ON temporary_card (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX temporary_card_by_uuid ON temporary_card (card_uuid) WHERE card_uuid IS NOT NULL;
CREATE INDEX temporary_card_due ON temporary_card (due_on) WHERE state = 'assigned';
CREATE TRIGGER temporary_card_stays BEFORE DELETE ON temporary_card BEGIN SELECT RAISE(ABORT, 'rows of temporary_card are never deleted'); END;
${anew(
  'certificate',
  CERTIFICATE,
  `
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  ${OF_EITHER},
  person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  slot TEXT NOT NULL,
  key_kind TEXT NOT NULL,
  serial_hex TEXT NOT NULL,
  state TEXT NOT NULL,
  revocation_reason TEXT,
  waiting_for_authority INTEGER NOT NULL CHECK (waiting_for_authority IN (0, 1)),
  not_before TEXT NOT NULL,
  not_after TEXT NOT NULL,
  der BLOB NOT NULL,
  CHECK (temporary IS NULL OR person_id IS NOT NULL)
`,
)}
CREATE INDEX certificate_by_card ON certificate (card_id);
CREATE INDEX certificate_by_serial ON certificate (serial_hex);
CREATE INDEX certificate_waiting ON certificate (waiting_for_authority) WHERE waiting_for_authority = 1;
${anew(
  'operation',
  OPERATION,
  `
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  ${OF_EITHER},
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL,
  step TEXT NOT NULL,
  chip TEXT,
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  started_by TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT
`,
)}
CREATE INDEX operation_open ON operation (state, card_id) WHERE state = 'open';
CREATE INDEX operation_by_end ON operation (kind, ended_at) WHERE ended_at IS NOT NULL;
`,
};
