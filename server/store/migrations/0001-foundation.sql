-- Up Migration
-- The owner's role owns everything and runs nothing but migrations. The server's role, cardwright_server, owns nothing; it may not
-- delete or change facts, and may not delete records. Queues (pending) and the sealed set, by name, may lose rows.

CREATE TABLE fact (
  tenant_id uuid NOT NULL,
  station uuid NOT NULL,
  epoch integer NOT NULL,
  n bigint NOT NULL,
  at timestamptz NOT NULL,
  action text NOT NULL,
  actor uuid,
  service_point uuid,
  hash bytea NOT NULL,
  signature bytea NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (tenant_id, station, epoch, n)
);
COMMENT ON TABLE fact IS 'The journal: every fact of every station by its own number. body is the RFC 8785 text that hash is of.';

CREATE TABLE inbox (
  tenant_id uuid NOT NULL,
  station uuid NOT NULL,
  epoch integer NOT NULL,
  n bigint NOT NULL,
  hash bytea NOT NULL,
  answer text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, station, epoch, n)
);
COMMENT ON TABLE inbox IS 'What was answered to each fact that came in: the same number with the same hash gets the same answer again.';

CREATE TABLE pending (
  tenant_id uuid NOT NULL,
  station uuid NOT NULL,
  epoch integer NOT NULL,
  n bigint NOT NULL,
  leaf bytea NOT NULL,
  queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, station, epoch, n)
);
COMMENT ON TABLE pending IS 'Queue of facts that have no place in the feed yet.';

CREATE TABLE feed (
  tenant_id uuid NOT NULL,
  seq bigint NOT NULL,
  station uuid NOT NULL,
  epoch integer NOT NULL,
  n bigint NOT NULL,
  leaf bytea NOT NULL,
  PRIMARY KEY (tenant_id, seq),
  UNIQUE (tenant_id, station, epoch, n)
);
COMMENT ON TABLE feed IS 'The one order of all facts, numbered from 1 without gaps; seq less one is the leaf index in the tree.';

CREATE TABLE feed_head (
  tenant_id uuid PRIMARY KEY,
  seq bigint NOT NULL
);

CREATE TABLE feed_tile (
  tenant_id uuid NOT NULL,
  number bigint NOT NULL,
  root bytea NOT NULL,
  PRIMARY KEY (tenant_id, number)
);
COMMENT ON TABLE feed_tile IS 'Roots of each 256 leaves of the feed.';

CREATE TABLE lease (
  tenant_id uuid NOT NULL,
  name text NOT NULL,
  holder uuid NOT NULL,
  until timestamptz NOT NULL,
  fence bigint NOT NULL,
  PRIMARY KEY (tenant_id, name)
);
COMMENT ON TABLE lease IS 'Who alone may do something just now; the fence grows with every change of holder.';

CREATE TABLE record (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  id text NOT NULL,
  version bigint NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (tenant_id, kind, id)
);
COMMENT ON TABLE record IS 'The state: one row per record of core/records, the fold of its facts.';
CREATE INDEX record_by_service_point ON record (tenant_id, kind, (body ->> 'servicePointId'), id) WHERE body ? 'servicePointId';
CREATE INDEX record_by_person ON record (tenant_id, kind, (body ->> 'personId'), id) WHERE body ? 'personId';
CREATE UNIQUE INDEX service_point_name ON record (tenant_id, lower(btrim(body ->> 'name'))) WHERE kind = 'service-point';
CREATE UNIQUE INDEX person_email ON record (tenant_id, (body ->> 'email')) WHERE kind = 'person' AND body ->> 'state' <> 'erased';
CREATE UNIQUE INDEX membership_once ON record (tenant_id, (body ->> 'personId'), (body ->> 'servicePointId')) WHERE kind = 'membership';

CREATE TABLE sealed (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE sealed IS 'The sealed set: data keys of people, under the server''s own key. Destroying a key deletes its row.';

CREATE TABLE password (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  hash text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);

CREATE TABLE wrong_sign_in (
  tenant_id uuid NOT NULL,
  account bytea NOT NULL,
  wrong integer NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, account)
);
COMMENT ON TABLE wrong_sign_in IS 'Wrong sign-ins in a row, by a keyed hash of what was typed, whether or not there is such an account.';

CREATE TABLE counter (
  tenant_id uuid NOT NULL,
  name text NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (tenant_id, name)
);
COMMENT ON TABLE counter IS 'Malformed and anonymous refused calls: counted, not chained.';

-- Second belt: what the grants below forbid is refused to everybody, whoever is granted what one day.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of %: nothing is ever deleted, and a fact never changes', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER fact_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON fact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER inbox_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON inbox FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER feed_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON feed FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER feed_tile_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON feed_tile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER record_stays BEFORE DELETE OR TRUNCATE ON record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT USAGE ON SCHEMA cardwright TO cardwright_server;
GRANT SELECT, INSERT ON fact, inbox, feed, feed_tile TO cardwright_server;
GRANT SELECT, INSERT, UPDATE ON record, feed_head, lease, password, wrong_sign_in, counter TO cardwright_server;
GRANT SELECT, INSERT, DELETE ON pending TO cardwright_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON sealed TO cardwright_server;
