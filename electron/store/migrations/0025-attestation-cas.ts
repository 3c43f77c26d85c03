import type { Migration } from './migration.ts';

/** Certificates of card makers' certification authorities that the organisation trusts, and the root that a card's attestations led to. */
export const migration0025: Migration = {
  number: 25,
  sql: `
CREATE TABLE attestation_ca (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  der BLOB NOT NULL,
  in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))
) STRICT;
CREATE TRIGGER attestation_ca_stays BEFORE DELETE ON attestation_ca BEGIN SELECT RAISE(ABORT, 'rows of attestation_ca are never deleted'); END;
ALTER TABLE card ADD COLUMN attested_by TEXT CHECK (json_valid(attested_by));
`,
};
