-- Up Migration
-- Heads of the log that stations were shown, and what they signed of them: each that it had seen this one and none that it does not begin with.

CREATE TABLE shown_head (
  tenant_id uuid NOT NULL,
  size bigint NOT NULL,
  note text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, size)
);
COMMENT ON TABLE shown_head IS 'Signed heads of the log (C2SP tlog-checkpoint) that stations were shown.';

CREATE TABLE cosignature (
  tenant_id uuid NOT NULL,
  size bigint NOT NULL,
  station uuid NOT NULL,
  line text NOT NULL,
  seconds bigint NOT NULL,
  PRIMARY KEY (tenant_id, size, station)
);
COMMENT ON TABLE cosignature IS 'That a station has seen a head (C2SP tlog-cosignature), and when by its own clock.';

CREATE TRIGGER shown_head_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON shown_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cosignature_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON cosignature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON shown_head, cosignature TO cardwright_server;
