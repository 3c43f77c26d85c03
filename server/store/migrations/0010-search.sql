-- Up Migration
-- What people and cards are found by: every beginning of every word, in plain letters. Rows of stations have none: nobody searches there.

ALTER TABLE record ADD COLUMN sought text[];
CREATE INDEX record_sought ON record USING gin (sought) WITH (fastupdate = off) WHERE sought IS NOT NULL;
-- Empty but for what an older version wrote, until the migration is through.
CREATE INDEX record_unsought ON record (tenant_id, kind, id) WHERE sought IS NULL AND recent IS NULL AND kind IN ('person', 'card');
