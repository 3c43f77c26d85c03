import type { Migration } from './migration.ts';

/** What lists are sorted by, behind their service point and behind one state there: a window of any of them begins in the index. */
export const migration0011: Migration = {
  number: 11,
  sql: `
CREATE INDEX person_by_point_number ON person (service_point_id, CAST(number AS INTEGER));
CREATE INDEX person_by_point_since ON person (service_point_id, created_at);
CREATE INDEX person_by_state_name ON person (service_point_id, state, sort_name COLLATE NOCASE);
CREATE INDEX person_by_state_number ON person (service_point_id, state, CAST(number AS INTEGER));
CREATE INDEX person_by_state_since ON person (service_point_id, state, created_at);
CREATE INDEX card_by_point_number ON card (service_point_id, number);
CREATE INDEX card_by_point_expiry ON card (service_point_id, coalesce(expires_on, ''));
CREATE INDEX card_by_point_since ON card (service_point_id, created_at);
CREATE INDEX card_by_state_number ON card (service_point_id, state, number);
CREATE INDEX card_by_state_expiry ON card (service_point_id, state, coalesce(expires_on, ''));
`,
};
