import type { Handler } from '../handler.ts';
import { makeBatch } from './make-batch.ts';

/** Row 36, picked. */
export const batchIssueCards: Handler<'batch.issue-cards'> = (call, parts) => {
  const { cardIds: ids, found } = call.input;
  return makeBatch(call, parts, { row: 36, pick: { ids, found }, asked: {} });
};
