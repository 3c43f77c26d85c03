-- Up Migration
-- What OCSP asks of an issued certificate is its number alone. The certificate names its holder, who may be erased one day: it is judged when it comes in, and not kept.
ALTER TABLE issued DROP COLUMN certificate;

-- Nothing was ever written there: what is taken from a person bites at the next call, since every call reads them anew.
DROP TABLE cut_off;

-- What happens to a card happens to its certificates.
CREATE INDEX record_by_card ON record (tenant_id, kind, (body ->> 'cardId'), id) WHERE (body ->> 'cardId') IS NOT NULL;
