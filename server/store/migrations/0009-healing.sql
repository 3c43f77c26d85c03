-- Up Migration
-- What the station of a fact knew of the feed at most, where that feed is no more: the server was put back to an older backup.
ALTER TABLE pending ADD COLUMN base bigint;

-- Keys that a station had on machines before: what they signed is sent again where it was lost.
ALTER TABLE enrolled_station ADD COLUMN former_spki bytea[] NOT NULL DEFAULT '{}';
