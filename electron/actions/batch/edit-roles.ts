import { Refusal } from '../../../core/failures/refusal.ts';
import type { Handler } from '../handler.ts';
import { makeBatch } from './make-batch.ts';

/** Row 25, picked. */
export const batchEditRoles: Handler<'batch.edit-roles'> = (call, parts) => {
  const { personIds: ids, found, give, take } = call.input;
  if (give.length + take.length === 0 || give.some((role) => take.includes(role)))
    throw new Refusal('input-invalid', { field: 'give', wanted: 'roles to give or to take, none of them both' });
  return makeBatch(call, parts, { row: 25, pick: { ids, found }, asked: { give, take } });
};
