import type { Sql } from './sql.ts';
import { StoreFault } from './store-fault.ts';
import { migration0001 } from './migrations/0001-records.ts';
import { migration0002 } from './migrations/0002-facts.ts';
import { migration0003 } from './migrations/0003-search.ts';
import { migration0004 } from './migrations/0004-secrets.ts';
import { migration0005 } from './migrations/0005-local.ts';
import { migration0006 } from './migrations/0006-authority.ts';
import { migration0007 } from './migrations/0007-search-letters.ts';
import { migration0008 } from './migrations/0008-people.ts';
import { migration0009 } from './migrations/0009-temporary-cards.ts';
import { migration0010 } from './migrations/0010-cards.ts';
import { migration0011 } from './migrations/0011-lists.ts';
import { migration0012 } from './migrations/0012-jobs.ts';
import { migration0013 } from './migrations/0013-service-points.ts';
import { migration0014 } from './migrations/0014-access-reasons.ts';
import { migration0015 } from './migrations/0015-people-imports.ts';
import { migration0016 } from './migrations/0016-more-lists.ts';
import { migration0017 } from './migrations/0017-virtual-smart-cards.ts';
import { migration0018 } from './migrations/0018-key-hashes.ts';
import { migration0019 } from './migrations/0019-feed.ts';
import { migration0020 } from './migrations/0020-search-standing.ts';
import { migration0021 } from './migrations/0021-healing.ts';
import { migration0022 } from './migrations/0022-search-held.ts';
import { migration0023 } from './migrations/0023-mobile-ids.ts';
import { migration0024 } from './migrations/0024-saved-views.ts';
import { migration0025 } from './migrations/0025-attestation-cas.ts';
import { migration0026 } from './migrations/0026-follow.ts';
import { migration0027 } from './migrations/0027-known-base.ts';
import type { Migration } from './migrations/migration.ts';

export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
  migration0013,
  migration0014,
  migration0015,
  migration0016,
  migration0017,
  migration0018,
  migration0019,
  migration0020,
  migration0021,
  migration0022,
  migration0023,
  migration0024,
  migration0025,
  migration0026,
  migration0027,
];

/** Marks the file as a Cardwright store ("CwSt"). */
const APPLICATION_ID = 0x43775374;

/** Runs the migrations that this store has not seen, up to `last`, all in one transaction: it is as it was or as it should be. Throws StoreFault. */
export function migrate(sql: Sql, last = migrations.length): void {
  const application = sql.pragma('application_id');
  const done = Number(sql.pragma('user_version'));
  if (application !== APPLICATION_ID && !(application === 0 && done === 0))
    throw new StoreFault('not-a-store', 'the file is a database of another program');
  if (done > migrations.length)
    throw new StoreFault('newer-than-program', `the store has schema ${done}, this program knows ${migrations.length}`);
  const steps = migrations.slice(done, last);
  if (steps.length === 0) return;
  sql.exec('BEGIN IMMEDIATE');
  try {
    for (const step of steps) sql.exec(step.sql);
    sql.pragma(`application_id = ${APPLICATION_ID}`);
    sql.pragma(`user_version = ${steps.at(-1)?.number ?? done}`);
    sql.exec('COMMIT');
  } catch (cause) {
    if (sql.inTransaction) sql.exec('ROLLBACK');
    throw cause;
  }
}
