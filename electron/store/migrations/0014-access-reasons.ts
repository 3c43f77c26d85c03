import type { Migration } from './migration.ts';

/** Why somebody was not let in: said by whoever answered, sealed like what the asker wrote. */
export const migration0014: Migration = {
  number: 14,
  sql: `ALTER TABLE access_request ADD COLUMN reason TEXT;`,
};
