import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, required } from '../handler.ts';
import { counted } from './counted.ts';
import { isProduction } from './order.ts';
import { orders } from './orders.ts';
import { present, toDo } from './present.ts';
import { ProductionLine } from './production-line.ts';
import { runOnPaper } from './run-on-paper.ts';
import { running } from './running.ts';

/**
 * Does what waits or failed, each judged anew. What came of each is kept as soon as it is so: a closed window or a power cut loses nothing, and
 * the same batch is run again for the rest.
 */
export const batchRun: Handler<'batch.run'> = async (call, parts) => {
  const batch = required(call.subject.batch, 'the batch');
  const order = required(orders[batch.row], 'the order of the row');
  const { store } = parts;
  if (running(store).has(batch.id)) throw new Refusal('busy');
  const given = { batch, caller: call, parts };
  if (!isProduction(order)) await runOnPaper(order, given);
  else if (store.batches.entries(batch.id).some((entry) => toDo(entry, order, parts))) ProductionLine.start(order, given);
  const { done, failed, passedOver } = counted(store.batches.entries(batch.id).map((entry) => present(entry, order, parts)));
  return { done, failed, passedOver };
};
