import { setImmediate as turn } from 'node:timers/promises';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Failure } from '../../../core/failures/table.ts';
import type { Batch, BatchEntry } from '../../store/local-people.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import { type Call, type Handler, type Parts, required } from '../handler.ts';
import { counted } from './counted.ts';
import { orders, whyNot } from './orders.ts';
import { running } from './running.ts';

/**
 * Does what waits or failed, one person after the other, each judged anew. What came of each is kept as soon as it is so: a closed window or
 * a power cut loses nothing, and the same batch is run again for the rest.
 */
export const batchRun: Handler<'batch.run'> = async (call, parts) => {
  const batch = required(call.subject.batch, 'the batch');
  const { store, announce } = parts;
  if (running.has(batch.id)) throw new Refusal('busy');
  running.add(batch.id);
  try {
    const todo = store.batches.entries(batch.id).filter(({ state }) => state === 'waiting' || state === 'failed');
    for (const [done, entry] of todo.entries()) {
      announce({ event: 'progress', action: 'batch.run', done, of: todo.length });
      const outcome = await settled(batch, entry, { call, parts });
      store.transact((writer) => writer.batches.settle(batch.id, outcome));
      await turn();
    }
    announce({ event: 'progress', action: 'batch.run', done: todo.length, of: todo.length });
    await settleAuthority(parts);
  } finally {
    running.delete(batch.id);
  }
  const { done, failed, passedOver } = counted(store.batches.entries(batch.id));
  return { done, failed, passedOver };
};

interface Turn {
  readonly call: Call<'batch.run'>;
  readonly parts: Parts;
}

async function settled(batch: Batch, { place, kind, recordId }: BatchEntry, { call, parts }: Turn): Promise<BatchEntry> {
  const order = required(orders[batch.row], 'the order of the row');
  const person = required(parts.store.get('person', recordId), 'the person of the batch');
  const asked = { person, asked: batch.asked, caller: call, parts };
  const because = whyNot(order, asked);
  if (because !== undefined) return { place, kind, recordId, state: 'passed-over', because };
  try {
    await order.carryOut(asked);
    return { place, kind, recordId, state: 'done' };
  } catch (cause) {
    return { place, kind, recordId, state: 'failed', because: failureOf(cause, parts) };
  }
}

/** One that fails inside must not keep the others from their turn. */
function failureOf(cause: unknown, { log }: Parts): Failure {
  if (cause instanceof Refusal) return cause.failure;
  log(`defect in batch.run: ${cause instanceof Error ? (cause.stack ?? cause.name) : 'not an error'}`);
  return { code: 'defect' };
}
