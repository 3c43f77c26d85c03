-- Up Migration
-- Mobile IDs: passkeys that phones made at our page for people of our stations. The record of a mobile ID is the station's; here stands what
-- WebAuthn needs, and no name of anybody.

CREATE TABLE mobile_credential (
  tenant_id uuid NOT NULL,
  mobile_id uuid NOT NULL,
  station uuid NOT NULL,
  person_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'inactive', 'locked', 'expired')),
  told_at timestamptz NOT NULL,
  credential_id bytea NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  synced boolean NOT NULL,
  attestation bytea NOT NULL,
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (tenant_id, mobile_id)
);
COMMENT ON TABLE mobile_credential IS 'A passkey of a person: public key (COSE), the attestation object as the phone gave it, and the state that its station told last.';
CREATE UNIQUE INDEX mobile_credential_once ON mobile_credential (tenant_id, credential_id);

CREATE TABLE mobile_ticket (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  station uuid NOT NULL,
  secret_hash bytea NOT NULL,
  asked jsonb NOT NULL,
  ends_at timestamptz NOT NULL,
  wrong integer NOT NULL DEFAULT 0,
  answer jsonb,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE mobile_ticket IS 'Queue of what phones are asked for: one use each, for minutes; the secret that the phone brings is known by its hash alone.';
CREATE UNIQUE INDEX mobile_ticket_secret ON mobile_ticket (tenant_id, secret_hash);
CREATE INDEX mobile_ticket_end ON mobile_ticket (tenant_id, ends_at);

CREATE TRIGGER mobile_credential_stays BEFORE DELETE OR TRUNCATE ON mobile_credential FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE ON mobile_credential TO cardwright_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON mobile_ticket TO cardwright_server;
