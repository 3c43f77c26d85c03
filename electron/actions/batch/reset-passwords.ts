import type { Handler } from '../handler.ts';
import { makeBatch } from './make-batch.ts';

/** Row 24, picked. */
export const batchResetPasswords: Handler<'batch.reset-passwords'> = (call, parts) => {
  const { personIds: ids, found, delivery } = call.input;
  return makeBatch(call, parts, { row: 24, pick: { ids, found }, asked: { delivery: { ...delivery } } });
};
