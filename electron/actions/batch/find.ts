import type { Handler } from '../handler.ts';
import { batchSummary } from './batch-summary.ts';

/** Batches of the service point where the caller works, newest first. */
export const batchFind: Handler<'batch.find'> = (call, { store }) => {
  const { servicePointId } = call.subject;
  if (servicePointId === undefined) return { batches: [] };
  return { batches: store.batches.find({ servicePointId, limit: call.input.limit }).map((batch) => batchSummary(batch, store)) };
};
