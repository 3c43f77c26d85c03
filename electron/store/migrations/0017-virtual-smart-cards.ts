import type { Migration } from './migration.ts';

const CERTIFICATE = `id, card_id, temporary, person_id, service_point_id, slot, key_kind, serial_hex, state, revocation_reason,
  waiting_for_authority, not_before, not_after, der`;

/** Virtual smart cards; a certificate may be theirs too, so its table is made anew: a reference of a column cannot be changed otherwise. */
export const migration0017: Migration = {
  number: 17,
  sql: `
CREATE TABLE virtual_smart_card (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  service_point_id TEXT NOT NULL REFERENCES service_point (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL,
  station_id TEXT NOT NULL,
  module_path TEXT NOT NULL,
  token_label TEXT NOT NULL,
  so_pin_blob_id TEXT,
  keys TEXT NOT NULL CHECK (keys IN ('making', 'made', 'to-remove', 'removed', 'left')),
  expires_on TEXT NOT NULL,
  activated_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX virtual_smart_card_by_person ON virtual_smart_card (person_id);
CREATE INDEX virtual_smart_card_unsettled ON virtual_smart_card (keys) WHERE keys IN ('making', 'to-remove');
CREATE INDEX virtual_smart_card_expiring ON virtual_smart_card (expires_on) WHERE state IN ('active', 'inactive');
CREATE TRIGGER virtual_smart_card_stays BEFORE DELETE ON virtual_smart_card BEGIN SELECT RAISE(ABORT, 'rows of virtual_smart_card are never deleted'); END;
CREATE TABLE certificate_anew (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  card_id TEXT NOT NULL,
  temporary INTEGER CHECK (temporary = 1),
  virtual INTEGER CHECK (virtual = 1),
  of_card TEXT GENERATED ALWAYS AS (CASE WHEN temporary IS NULL AND virtual IS NULL THEN card_id END) STORED
    REFERENCES card (id) DEFERRABLE INITIALLY DEFERRED,
  of_temporary_card TEXT GENERATED ALWAYS AS (CASE WHEN temporary = 1 THEN card_id END) STORED
    REFERENCES temporary_card (id) DEFERRABLE INITIALLY DEFERRED,
  of_virtual_smart_card TEXT GENERATED ALWAYS AS (CASE WHEN virtual = 1 THEN card_id END) STORED
    REFERENCES virtual_smart_card (id) DEFERRABLE INITIALLY DEFERRED,
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
  CHECK (person_id IS NOT NULL OR (temporary IS NULL AND virtual IS NULL)),
  CHECK (temporary IS NULL OR virtual IS NULL)
) STRICT;
INSERT INTO certificate_anew (position, ${CERTIFICATE}) SELECT position, ${CERTIFICATE} FROM certificate;
DROP TABLE certificate;
ALTER TABLE certificate_anew RENAME TO certificate;
CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'rows of certificate are never deleted'); END;
CREATE INDEX certificate_by_card ON certificate (card_id);
CREATE INDEX certificate_by_serial ON certificate (serial_hex);
CREATE INDEX certificate_waiting ON certificate (waiting_for_authority) WHERE waiting_for_authority = 1;
CREATE INDEX certificate_ending ON certificate (not_after) WHERE state IN ('valid', 'on-hold');
`,
};
