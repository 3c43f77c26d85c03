import { setImmediate as turn } from 'node:timers/promises';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { Failure } from '../../../core/failures/table.ts';
import type { Batch, BatchEntry } from '../../store/local-people.ts';
import { settleAuthority } from '../card/settle-authority.ts';
import type { Parts } from '../handler.ts';
import { batchMayGoOn } from './may-go-on.ts';
import type { Caller, PaperOrder } from './order.ts';
import { Pace } from './pace.ts';
import { running } from './running.ts';

export interface Given {
  readonly batch: Batch;
  readonly caller: Caller;
  readonly parts: Parts;
}

/** One row after the other, until all are done, somebody stops it, or whoever started it may no longer. What is left waits for another run. */
export async function runOnPaper(order: PaperOrder, given: Given): Promise<void> {
  const { batch, parts } = given;
  const { store, announce, clock } = parts;
  const pace = new Pace(() => clock.now());
  const todo = store.batches.entries(batch.id).filter(({ state }) => state === 'waiting' || state === 'failed');
  let [stopped, done] = [false, 0];
  running(store).set(batch.id, { stop: () => (stopped = true), leftMs: () => pace.leftMs(todo.length - done) });
  try {
    for (const entry of todo) {
      if (stopped || !batchMayGoOn(given)) break;
      announce({ event: 'progress', action: 'batch.run', done, of: todo.length });
      const outcome = await settled(order, entry, given);
      store.transact((writer) => writer.batches.settle(batch.id, outcome));
      pace.did();
      done += 1;
      await turn();
    }
    announce({ event: 'progress', action: 'batch.run', done, of: todo.length });
    await settleAuthority(parts);
  } finally {
    running(store).delete(batch.id);
  }
}

async function settled(order: PaperOrder, { place, kind, recordId }: BatchEntry, { batch, caller, parts }: Given): Promise<BatchEntry> {
  const entry = { place, kind, recordId } as const;
  const asked = { recordId, asked: batch.asked, caller, parts };
  const because = order.whyNot(asked);
  if (because !== undefined) return { ...entry, state: 'passed-over', because };
  try {
    const madeId = await order.carryOut(asked);
    return { ...entry, state: 'done', ...(madeId === undefined ? {} : { madeId }) };
  } catch (cause) {
    return { ...entry, state: 'failed', because: failureOf(cause, parts) };
  }
}

/** One that fails inside must not keep the others from their turn. */
export function failureOf(cause: unknown, { log }: Pick<Parts, 'log'>): Failure {
  if (cause instanceof Refusal) return cause.failure;
  log(`defect in batch.run: ${cause instanceof Error ? (cause.stack ?? cause.name) : 'not an error'}`);
  return { code: 'defect' };
}
