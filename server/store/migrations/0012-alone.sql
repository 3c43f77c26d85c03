-- Up Migration
-- What only one record may have is looked up with every fact of a station that sets it.

CREATE INDEX record_card_uuid ON record (tenant_id, (body ->> 'cardUuid')) WHERE kind = 'card' AND body ? 'cardUuid';
CREATE INDEX record_temporary_card_number ON record (tenant_id, (body ->> 'number')) WHERE kind = 'temporary-card';
