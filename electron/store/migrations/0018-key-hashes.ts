import type { Migration } from './migration.ts';

/** Which key a certificate is for, as a hash: a signature in the journal is tied to its card by it. Certificates of before have none. */
export const migration0018: Migration = { number: 18, sql: 'ALTER TABLE certificate ADD COLUMN key_hash TEXT;' };
