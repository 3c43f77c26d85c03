import type { Migration } from './migration.ts';

/** What the pool, the requests and the batches are sorted by, as migration 11 has it for people and cards. */
export const migration0016: Migration = {
  number: 16,
  sql: `
CREATE INDEX temporary_card_by_point_number ON temporary_card (service_point_id, number);
CREATE INDEX temporary_card_by_point_due ON temporary_card (service_point_id, coalesce(due_on, ''));
CREATE INDEX temporary_card_by_point_state_number ON temporary_card (service_point_id, state, number);
CREATE INDEX temporary_card_by_point_state_due ON temporary_card (service_point_id, state, coalesce(due_on, ''));
CREATE INDEX request_by_point_since ON request (service_point_id, requested_at);
CREATE INDEX request_by_point_state_since ON request (service_point_id, state, requested_at);
CREATE INDEX batch_by_point_row ON batch (service_point_id, row, position);
CREATE INDEX batch_by_maker ON batch (made_by);
`,
};
