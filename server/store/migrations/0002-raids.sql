-- Up Migration
-- RAiDs: the envelope as it is found, and the record itself as the text that goes out.

CREATE TABLE raid (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  handle text,
  service_point_id uuid NOT NULL,
  state text NOT NULL,
  created_at timestamptz NOT NULL,
  envelope jsonb NOT NULL,
  metadata text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, handle)
);
COMMENT ON TABLE raid IS 'RAiDs: version counts changes of the row; metadata is the record as it is answered.';
CREATE INDEX raid_newest ON raid (tenant_id, created_at DESC, id);
CREATE INDEX raid_newest_of_service_point ON raid (tenant_id, service_point_id, created_at DESC, id);

CREATE TABLE raid_party (
  tenant_id uuid NOT NULL,
  party text NOT NULL,
  raid_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, party, raid_id)
);
COMMENT ON TABLE raid_party IS 'Contributors and organisations that a RAiD names or has named.';

CREATE TABLE raid_revision (
  tenant_id uuid NOT NULL,
  raid_id uuid NOT NULL,
  revision integer NOT NULL,
  change_type text NOT NULL,
  id uuid NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (tenant_id, raid_id, revision, change_type)
);
COMMENT ON TABLE raid_revision IS 'The history of RAiDs: one row a change, and every fiftieth whole.';

CREATE TABLE key_use (
  tenant_id uuid NOT NULL,
  key_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, key_id)
);
COMMENT ON TABLE key_use IS 'When an API key was last exchanged for a token.';

CREATE TABLE cut_off (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);
COMMENT ON TABLE cut_off IS 'Tokens of a person from before this time are void.';

CREATE UNIQUE INDEX api_key_subject ON record (tenant_id, (body ->> 'servicePointId'), lower(body ->> 'subject')) WHERE kind = 'api-key';
CREATE UNIQUE INDEX access_request_once ON record (tenant_id, (body ->> 'personId'), (body ->> 'servicePointId'))
  WHERE kind = 'access-request' AND body ->> 'state' = 'requested';
CREATE UNIQUE INDEX service_point_number ON record (tenant_id, (body ->> 'number')) WHERE kind = 'service-point' AND body ? 'number';

CREATE TRIGGER raid_stays BEFORE DELETE OR TRUNCATE ON raid FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER raid_party_stays BEFORE DELETE OR TRUNCATE ON raid_party FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER raid_revision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON raid_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON raid, key_use, cut_off TO cardwright_server;
GRANT SELECT, INSERT ON raid_party, raid_revision TO cardwright_server;
