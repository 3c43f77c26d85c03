-- Up Migration
-- What came in from a station whose chain has two ends: a cloned disk or a restored backup. Nothing of it is dropped, nothing of it is taken.

CREATE TABLE quarantine (
  tenant_id uuid NOT NULL,
  station uuid NOT NULL,
  hash bytea NOT NULL,
  delivery text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, station, hash)
);
COMMENT ON TABLE quarantine IS 'Whole deliveries of frozen stations, by their hash, until somebody has looked at them.';

CREATE TABLE frozen (
  tenant_id uuid NOT NULL,
  station uuid NOT NULL,
  epoch integer NOT NULL,
  n bigint NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, station, epoch)
);
COMMENT ON TABLE frozen IS 'Chains of stations that came in two versions, and the number at which they part.';

CREATE TRIGGER quarantine_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON quarantine FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON frozen FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON quarantine, frozen TO cardwright_server;
