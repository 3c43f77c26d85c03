-- Up Migration
-- What facts knew of the feed that they are in, where they were done on one that is no more: whoever sends them once more tells it.

ALTER TABLE feed ADD COLUMN base bigint;
COMMENT ON COLUMN feed.base IS 'What its fact knew of this feed at most, where that is less than it says.';
