-- Up Migration
-- Stations of organisations. What they deliver is a tenant of its own, named by their organisation: its records are the fold of the feed and
-- of nothing else, and whoever holds an API key of ours can put nothing into another organisation's.

CREATE TABLE enrolled_station (
  tenant_id uuid NOT NULL,
  station uuid NOT NULL,
  name text NOT NULL,
  service_point_id uuid NOT NULL,
  signing_spki bytea NOT NULL,
  key_id uuid NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  enrolled_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz,
  fed_to bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, station)
);
COMMENT ON TABLE enrolled_station IS 'Stations that may deliver, each with its Ed25519 key and the API key that let it in; how far it has taken in the feed.';

CREATE TABLE relayed (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_point_id uuid NOT NULL,
  blob jsonb NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE relayed IS 'The sealed set of stations on its way from one to the other, under keys that the server does not have.';

-- What was found of a fact at its place; of facts of stations alone. `points`: service points that it concerns; null where it concerns all.
ALTER TABLE feed ADD COLUMN verdict jsonb;
ALTER TABLE feed ADD COLUMN points uuid[];
CREATE INDEX feed_case ON feed (tenant_id, seq) WHERE verdict ? 'case';

-- The newest changes of a record of stations, and whether something of it is another's.
ALTER TABLE record ADD COLUMN recent jsonb;
ALTER TABLE record ADD COLUMN contested boolean NOT NULL DEFAULT false;
DROP INDEX service_point_name;
DROP INDEX person_email;
DROP INDEX membership_once;
DROP INDEX service_point_number;
DROP INDEX api_key_subject;
DROP INDEX access_request_once;
CREATE UNIQUE INDEX service_point_name ON record (tenant_id, lower(btrim(body ->> 'name'))) WHERE kind = 'service-point' AND NOT contested;
CREATE UNIQUE INDEX person_email ON record (tenant_id, (body ->> 'email'))
  WHERE kind = 'person' AND body ->> 'state' <> 'erased' AND NOT contested;
CREATE UNIQUE INDEX membership_once ON record (tenant_id, (body ->> 'personId'), (body ->> 'servicePointId'))
  WHERE kind = 'membership' AND NOT contested;
CREATE UNIQUE INDEX service_point_number ON record (tenant_id, (body ->> 'number'))
  WHERE kind = 'service-point' AND body ? 'number' AND NOT contested;
CREATE UNIQUE INDEX api_key_subject ON record (tenant_id, (body ->> 'servicePointId'), lower(body ->> 'subject'))
  WHERE kind = 'api-key' AND NOT contested;
CREATE UNIQUE INDEX access_request_once ON record (tenant_id, (body ->> 'personId'), (body ->> 'servicePointId'))
  WHERE kind = 'access-request' AND body ->> 'state' = 'requested' AND NOT contested;
CREATE INDEX record_person_number ON record (tenant_id, (body ->> 'number')) WHERE kind = 'person';
CREATE INDEX record_card_number ON record (tenant_id, (body ->> 'number')) WHERE kind = 'card';
CREATE INDEX record_card_chip ON record (tenant_id, (body ->> 'chip')) WHERE kind = 'card' AND body ? 'chip';

CREATE TRIGGER enrolled_station_stays BEFORE DELETE OR TRUNCATE ON enrolled_station FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT, UPDATE ON enrolled_station TO cardwright_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON relayed TO cardwright_server;
