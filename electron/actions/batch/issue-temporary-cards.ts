import type { Handler } from '../handler.ts';
import { makeBatch } from './make-batch.ts';

/** Row 51, picked. */
export const batchIssueTemporaryCards: Handler<'batch.issue-temporary-cards'> = (call, parts) => {
  const { temporaryCardIds: ids, found } = call.input;
  return makeBatch(call, parts, { row: 51, pick: { ids, found }, asked: {} });
};
