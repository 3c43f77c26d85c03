-- Up Migration
-- The queue is read by its beginning while it is filled and emptied all the time: what was taken out is passed over in the index, and swept early.
CREATE INDEX pending_in_order ON pending (tenant_id, queued_at, station, epoch, n);
ALTER TABLE pending SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
