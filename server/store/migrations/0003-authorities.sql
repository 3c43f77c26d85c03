-- Up Migration
-- What the organisation's certificate authorities publish. Everything here is signed by an authority and was checked when it came in.

CREATE TABLE authority (
  tenant_id uuid NOT NULL,
  key_id text NOT NULL,
  certificate bytea NOT NULL,
  crl bytea,
  crl_number numeric,
  responder bytea,
  PRIMARY KEY (tenant_id, key_id)
);
COMMENT ON TABLE authority IS 'Certificate authorities by their subject key identifier, each with its newest CRL and the certificate of our OCSP key.';

CREATE TABLE issued (
  tenant_id uuid NOT NULL,
  key_id text NOT NULL,
  serial text NOT NULL,
  certificate bytea NOT NULL,
  PRIMARY KEY (tenant_id, key_id, serial)
);
COMMENT ON TABLE issued IS 'Certificates that stations told us of: what is not here and on no CRL is unknown to OCSP.';

CREATE TRIGGER authority_stays BEFORE DELETE OR TRUNCATE ON authority FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER issued_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON issued FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON authority TO cardwright_server;
GRANT SELECT, INSERT ON issued TO cardwright_server;
