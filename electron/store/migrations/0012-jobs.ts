import type { Migration } from './migration.ts';

/** What the station does by itself: reminders that went out, ends that are looked for, mails that are tried again. Narrower roles, and the few
 * accounts that hold more than the role that everybody gets; people by telephone number. */
export const migration0012: Migration = {
  number: 12,
  sql: `
ALTER TABLE card ADD COLUMN reminded_days INTEGER;
ALTER TABLE temporary_card ADD COLUMN reminded_days INTEGER;
CREATE INDEX card_expiring ON card (expires_on) WHERE state IN ('issued', 'active', 'inactive');
CREATE INDEX certificate_ending ON certificate (not_after) WHERE state IN ('valid', 'on-hold');
ALTER TABLE mail_outbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail_outbox ADD COLUMN next_at TEXT;
ALTER TABLE mail_outbox ADD COLUMN last_error TEXT;
CREATE TABLE narrower_role (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent TEXT NOT NULL,
  use_cases TEXT NOT NULL CHECK (json_valid(use_cases)),
  house_rows TEXT NOT NULL CHECK (json_valid(house_rows)),
  in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))
) STRICT;
CREATE TRIGGER narrower_role_stays BEFORE DELETE ON narrower_role BEGIN SELECT RAISE(ABORT, 'rows of narrower_role are never deleted'); END;
CREATE INDEX person_by_phone ON person (
  replace(replace(replace(replace(replace(replace(phone, ' ', ''), '(', ''), ')', ''), '/', ''), '.', ''), '-', '')
) WHERE phone IS NOT NULL;
CREATE INDEX account_with_more_roles ON account (person_id) WHERE registry_operator = 1 OR roles NOT IN ('[]', '["Self-service user"]');
`,
};
