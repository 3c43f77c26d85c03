import type { Migration } from './migration.ts';

/**
 * What is needed where a station or the server was put back to an older copy. `fact_aside`: own facts whose numbers belong to other facts in the
 * feed; they stay in `fact`, under a negative epoch, and are done again under a later one. `feed_mark`: how the feed stood when a part was
 * taken in, to find where two feeds part. `feed_before`: places that facts had in a feed that the server lost. A row of `outbox` stays until its fact
 * comes by in the feed; `turn` is the order in which it is sent again, and `base` is what its fact knew of the feed at most.
 */
export const migration0021: Migration = {
  number: 21,
  sql: `
CREATE TABLE fact_aside (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  epoch INTEGER NOT NULL,
  n INTEGER NOT NULL,
  generation INTEGER NOT NULL CHECK (generation < 0),
  base INTEGER,
  again TEXT
) STRICT;
CREATE TABLE feed_mark (
  seq INTEGER PRIMARY KEY,
  stood TEXT NOT NULL CHECK (json_valid(stood))
) STRICT;
CREATE TABLE feed_before (
  era INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  station TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  n INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (json_valid(verdict)),
  PRIMARY KEY (era, seq)
) STRICT, WITHOUT ROWID;
ALTER TABLE outbox ADD COLUMN turn INTEGER;
ALTER TABLE outbox ADD COLUMN base INTEGER;
ALTER TABLE outbox ADD COLUMN acknowledged INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER fact_unchanged;
CREATE TRIGGER fact_unchanged BEFORE UPDATE ON fact WHEN NOT (
    new.position = old.position AND new.station = old.station AND new.n = old.n AND new.at = old.at AND new.action = old.action
    AND new.actor IS old.actor AND new.service_point IS old.service_point AND new.hash = old.hash AND new.signature = old.signature
    AND new.body = old.body AND EXISTS (
      SELECT 1 FROM fact_aside WHERE hash = lower(hex(old.hash)) AND epoch = old.epoch AND generation = new.epoch))
  BEGIN SELECT RAISE(ABORT, 'rows of fact are never changed'); END;
DROP TRIGGER fact_tile_stays;
CREATE TRIGGER fact_tile_stays BEFORE DELETE ON fact_tile WHEN NOT EXISTS (
    SELECT 1 FROM fact_aside WHERE epoch = old.epoch AND n > old.number * 256 AND n <= (old.number + 1) * 256)
  BEGIN SELECT RAISE(ABORT, 'rows of fact_tile are never deleted'); END;
DROP TRIGGER feed_entry_stays;
CREATE TRIGGER feed_entry_stays BEFORE DELETE ON feed_entry WHEN NOT EXISTS (
    SELECT 1 FROM feed_before WHERE seq = old.seq AND station = old.station AND epoch = old.epoch AND n = old.n)
  BEGIN SELECT RAISE(ABORT, 'rows of feed_entry are never deleted'); END;
DROP TRIGGER feed_case_stays;
CREATE TRIGGER feed_case_stays BEFORE DELETE ON feed_case WHEN NOT EXISTS (
    SELECT 1 FROM feed_before JOIN feed_entry USING (seq, station, epoch, n) WHERE seq = old.seq)
  BEGIN SELECT RAISE(ABORT, 'rows of feed_case are never deleted'); END;
CREATE TRIGGER fact_aside_stays BEFORE DELETE ON fact_aside BEGIN SELECT RAISE(ABORT, 'rows of fact_aside are never deleted'); END;
CREATE TRIGGER feed_before_stays BEFORE DELETE ON feed_before BEGIN SELECT RAISE(ABORT, 'rows of feed_before are never deleted'); END;
`,
};
