-- Up Migration
-- What is about a record that the server does not know (yet): whose it is shows when the record comes.

CREATE TABLE feed_unheld (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  record_id uuid NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (tenant_id, kind, record_id, seq)
);
COMMENT ON TABLE feed_unheld IS 'Entries of the feed that are about a card or another record which was not there at their place, or which was nobody''s: when it comes they are filed under its person.';

INSERT INTO feed_unheld (tenant_id, kind, record_id, seq)
SELECT DISTINCT of.tenant_id, of.kind, of.id::uuid, of.seq
FROM (
  SELECT feed.tenant_id, feed.seq, coalesce(card.kind, about.kind) AS kind, coalesce(card.id, about.id) AS id
  FROM feed JOIN fact ON fact.tenant_id = feed.tenant_id AND fact.station = feed.station AND fact.epoch = feed.epoch AND fact.n = feed.n
  CROSS JOIN LATERAL (
    SELECT change ->> 'record' AS kind, change ->> 'id' AS id FROM jsonb_array_elements(fact.body::jsonb -> 'changes') AS change
    UNION SELECT fact.body::jsonb #>> '{subject,kind}', fact.body::jsonb #>> '{subject,id}'
  ) AS about
  LEFT JOIN record ON record.tenant_id = feed.tenant_id AND record.kind = about.kind AND record.id = about.id
  LEFT JOIN LATERAL (
    SELECT CASE WHEN record.body ->> 'virtual' = 'true' THEN 'virtual-smart-card' ELSE 'card' END AS kind, record.body ->> 'cardId' AS id
    WHERE about.kind = 'certificate' AND record.body ? 'cardId' AND NOT record.body ? 'personId'
  ) AS card ON true
  WHERE feed.points IS NOT NULL AND about.kind IN ('card', 'certificate', 'virtual-smart-card', 'mobile-id', 'request', 'identity')
    AND (record.id IS NULL OR card.id IS NOT NULL)
) AS of
WHERE of.id ~ '^[0-9a-fA-F-]{36}$'
  AND NOT EXISTS (SELECT FROM record WHERE record.tenant_id = of.tenant_id AND record.kind = of.kind AND record.id = of.id);

CREATE TRIGGER feed_unheld_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON feed_unheld FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON feed_unheld TO cardwright_server;
