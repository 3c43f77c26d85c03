import type { Handler } from '../handler.ts';
import { batchSummary } from './batch-summary.ts';

/** Batches of the service point where the caller works, newest first. */
export const batchFind: Handler<'batch.find'> = (call, parts) => {
  const { servicePointId } = call.subject;
  if (servicePointId === undefined) return { batches: [] };
  const found = parts.store.batches.find({ servicePointId, limit: call.input.limit });
  return { batches: found.map((batch) => batchSummary(batch, parts)) };
};
