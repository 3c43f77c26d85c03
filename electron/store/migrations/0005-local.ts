import type { Migration } from './migration.ts';

/** What this one station needs to know of itself. */
export const migration0005: Migration = {
  number: 5,
  sql: `
CREATE TABLE failed_sign_in (
  account_hash TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  last_at TEXT NOT NULL
) STRICT;
CREATE INDEX failed_sign_in_by_time ON failed_sign_in (last_at);

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE local_setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
`,
};
