-- Up Migration
-- What the facts of a kept delivery knew of the feed at most, where that feed is no more: their own station does them again, and says so.
ALTER TABLE quarantine ADD COLUMN base bigint;
