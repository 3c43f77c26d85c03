-- Up Migration
-- Whom entries of the feed are about, and what a service point sees of before, since somebody moved there.

CREATE TABLE feed_person (
  tenant_id uuid NOT NULL,
  person_id uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (tenant_id, person_id, seq)
);
COMMENT ON TABLE feed_person IS 'Entries of the feed by the person whom they are about, but for those that concern all.';

CREATE TABLE feed_follow (
  tenant_id uuid NOT NULL,
  service_point_id uuid NOT NULL,
  seq bigint NOT NULL,
  since bigint NOT NULL,
  PRIMARY KEY (tenant_id, service_point_id, seq, since)
);
COMMENT ON TABLE feed_follow IS 'Entries that concern a service point since a later one, by which the person whom they are about moved there; since themselves, where a station of it had them before and no other needs to be told.';
CREATE INDEX feed_follow_since ON feed_follow (tenant_id, service_point_id, since, seq);

CREATE TABLE held_act (
  tenant_id uuid NOT NULL,
  act bytea NOT NULL,
  service_point_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, act, service_point_id)
);
COMMENT ON TABLE held_act IS 'Service points that had taken in what another station did and is now kept for it to do again, by the hash of the fact that told of it first.';

CREATE TABLE done_again (
  tenant_id uuid NOT NULL,
  act bytea NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (tenant_id, act, seq)
);
COMMENT ON TABLE done_again IS 'Where in the feed something was done again.';
CREATE INDEX relayed_record ON relayed (tenant_id, (blob ->> 'recordId'));

INSERT INTO feed_person (tenant_id, person_id, seq)
SELECT DISTINCT feed.tenant_id, named.person::uuid, feed.seq
FROM feed JOIN fact ON fact.tenant_id = feed.tenant_id AND fact.station = feed.station AND fact.epoch = feed.epoch AND fact.n = feed.n
CROSS JOIN LATERAL (
  SELECT CASE WHEN about.kind IN ('person', 'account') THEN about.id ELSE coalesce(record.body ->> 'personId', card.body ->> 'personId') END AS person
  FROM (
    SELECT change ->> 'record' AS kind, change ->> 'id' AS id FROM jsonb_array_elements(fact.body::jsonb -> 'changes') AS change
    UNION SELECT fact.body::jsonb #>> '{subject,kind}', fact.body::jsonb #>> '{subject,id}'
  ) AS about
  LEFT JOIN record ON record.tenant_id = feed.tenant_id AND record.kind = about.kind AND record.id = about.id
  LEFT JOIN record AS card ON card.tenant_id = feed.tenant_id AND card.kind IN ('card', 'virtual-smart-card') AND card.id = record.body ->> 'cardId'
  WHERE about.kind IN ('person', 'account', 'card', 'certificate', 'virtual-smart-card', 'mobile-id', 'request', 'identity')
    AND record.body ->> 'temporary' IS DISTINCT FROM 'true'
) AS named
WHERE feed.points IS NOT NULL AND named.person ~ '^[0-9a-fA-F-]{36}$';

INSERT INTO feed_follow (tenant_id, service_point_id, seq, since)
SELECT moved.tenant_id, moved.point, feed.seq, min(moved.seq)
FROM (
  SELECT feed.tenant_id, feed.seq, (change ->> 'id')::uuid AS person, (change #>> '{set,servicePointId}')::uuid AS point
  FROM feed JOIN fact ON fact.tenant_id = feed.tenant_id AND fact.station = feed.station AND fact.epoch = feed.epoch AND fact.n = feed.n
  CROSS JOIN LATERAL jsonb_array_elements(fact.body::jsonb -> 'changes') WITH ORDINALITY AS named (change, i)
  WHERE feed.points IS NOT NULL AND change ->> 'record' = 'person' AND change -> 'set' ? 'servicePointId'
    AND change ->> 'id' ~ '^[0-9a-fA-F-]{36}$' AND change #>> '{set,servicePointId}' ~ '^[0-9a-fA-F-]{36}$'
    AND NOT feed.verdict -> 'skip' @> to_jsonb(i - 1)
) AS moved
JOIN feed_person AS earlier ON earlier.tenant_id = moved.tenant_id AND earlier.person_id = moved.person AND earlier.seq < moved.seq
JOIN feed ON feed.tenant_id = moved.tenant_id AND feed.seq = earlier.seq
WHERE NOT moved.point = ANY (feed.points)
GROUP BY moved.tenant_id, moved.point, feed.seq;

CREATE TRIGGER feed_person_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON feed_person FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER held_act_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON held_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER done_again_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON done_again FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER feed_follow_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON feed_follow FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON feed_person, feed_follow, held_act, done_again TO cardwright_server;
