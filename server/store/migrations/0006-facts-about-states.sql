-- Up Migration
-- Who was deactivated by which fact, and what went with them. Of these actions alone: other facts pay nothing for it.
CREATE INDEX fact_of_state ON fact (tenant_id, ((body::jsonb) #>> '{subject,id}'), at DESC)
  WHERE action IN ('person.deactivate', 'request.approve');
