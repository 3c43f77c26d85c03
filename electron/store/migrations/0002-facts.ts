import type { Migration } from './migration.ts';

/**
 * The journal. `body` is the RFC 8785 text that `hash` was made of. `fact_about` finds the facts of a record and of whoever owns it;
 * `fact_tile` keeps the root of every full 256 leaves, so that proofs need not hash everything. `outbox` waits for a server.
 */
export const migration0002: Migration = {
  number: 2,
  sql: `
CREATE TABLE fact (
  position INTEGER PRIMARY KEY,
  station TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  n INTEGER NOT NULL CHECK (n > 0),
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  actor TEXT,
  service_point TEXT,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  body TEXT NOT NULL CHECK (json_valid(body)),
  UNIQUE (station, epoch, n)
) STRICT;
CREATE INDEX fact_by_actor ON fact (actor, position) WHERE actor IS NOT NULL;
CREATE INDEX fact_by_action ON fact (action, position);

CREATE TABLE fact_about (
  id TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES fact (position),
  PRIMARY KEY (id, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_tile (
  station TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  number INTEGER NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32),
  PRIMARY KEY (station, epoch, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  fact INTEGER PRIMARY KEY REFERENCES fact (position)
) STRICT;
${['fact', 'fact_about', 'fact_tile']
  .flatMap((table) => [
    `CREATE TRIGGER ${table}_unchanged BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'rows of ${table} are never changed'); END;`,
    `CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'rows of ${table} are never deleted'); END;`,
  ])
  .join('\n')}
`,
};
