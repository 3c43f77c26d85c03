import type { Handler } from '../handler.ts';
import { reasonText } from '../reason/reason-text.ts';
import { makeBatch } from './make-batch.ts';

/** Row 23, picked. */
export const batchDeletePeople: Handler<'batch.delete-people'> = (call, parts) => {
  const { personIds: ids, found, reasonId } = call.input;
  const asked = reasonId === undefined ? {} : { reason: reasonText(parts.store, reasonId, 'deletion') };
  return makeBatch(call, parts, { row: 23, pick: { ids, found }, asked });
};
