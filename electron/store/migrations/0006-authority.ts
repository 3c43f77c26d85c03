import type { Migration } from './migration.ts';

/** What the embedded certificate authority keeps: its own book, beside the station's records of the same certificates. */
export const migration0006: Migration = {
  number: 6,
  sql: `
CREATE TABLE authority_certificate (
  position INTEGER PRIMARY KEY,
  serial_hex TEXT NOT NULL UNIQUE,
  order_id TEXT NOT NULL UNIQUE,
  spki_hash TEXT NOT NULL,
  der BLOB NOT NULL,
  not_after TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('valid', 'on-hold', 'revoked')),
  reason TEXT,
  changed_at TEXT
) STRICT;
CREATE INDEX authority_listed ON authority_certificate (state) WHERE state <> 'valid';
CREATE TRIGGER authority_certificate_stays BEFORE DELETE ON authority_certificate BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER authority_revoked_stays BEFORE UPDATE OF state ON authority_certificate WHEN OLD.state = 'revoked' AND NEW.state <> 'revoked'
  BEGIN SELECT RAISE(ABORT, 'revoked is final'); END;
`,
};
