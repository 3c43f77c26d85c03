import type { Handler } from '../handler.ts';
import { counted, nextOf } from '../view/window.ts';
import { batchSummary } from './batch-summary.ts';

/** Batches of the service point where the caller works, in windows, newest first. */
export const batchFind: Handler<'batch.find'> = (call, parts) => {
  const { text = '', states, limit, sort = { by: 'made', down: true }, after, exactly } = call.input;
  const { batches } = parts.store;
  const { servicePointId } = call.subject;
  if (servicePointId === undefined) return { batches: [], total: 0 };
  const query = { text, servicePointId, states, sort: sort.by, down: sort.down, after, limit };
  const window = batches.window(query);
  return {
    batches: window.map((batch) => batchSummary(batch, parts)),
    ...counted((most) => batches.countUpTo(query, most), exactly),
    ...nextOf(window, limit),
  };
};
