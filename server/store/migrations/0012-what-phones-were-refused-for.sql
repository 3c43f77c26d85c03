-- Up Migration
-- A station shows beside its code why the phone was refused, so that nobody waits for what cannot come.

ALTER TABLE mobile_ticket ADD COLUMN refused text;
COMMENT ON COLUMN mobile_ticket.refused IS 'What the phone was refused for last: passkey-unknown, passkey-refused or passkey-synced.';
