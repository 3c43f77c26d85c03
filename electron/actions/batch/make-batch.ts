import type { ActionId } from '../../../core/actions/all.ts';
import type { Json } from '../../../core/base/canonical-json.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { BatchEntry } from '../../store/local-people.ts';
import { type Call, type Parts, required } from '../handler.ts';
import { orders } from './orders.ts';
import { type Pick, pickedIds } from './picked.ts';

interface Picked {
  readonly row: 23 | 24 | 25 | 35 | 36 | 51;
  readonly pick: Pick;
  readonly asked: Json;
}

/** Keeps what was picked, each with whether it can be done and why not. Records of another service point are as if they were not there. */
export function makeBatch(call: Call<ActionId>, parts: Parts, { row, pick, asked }: Picked): { batchId: string } {
  const { store, newId } = parts;
  const servicePointId = required(call.subject.servicePointId, 'a service point');
  const order = required(orders[row], 'the order of the row');
  const { kind } = order;
  const entries = pickedIds(kind, pick, { store, servicePointId }).map((recordId, place): BatchEntry => {
    if (store.get(kind, recordId)?.servicePointId !== servicePointId) throw new Refusal('not-found');
    const because = order.whyNot({ recordId, asked, caller: call, parts });
    const entry = { place, kind, recordId } as const;
    return because === undefined ? { ...entry, state: 'waiting' } : { ...entry, state: 'passed-over', because };
  });
  const batchId = newId();
  const madeBy = required(call.session, 'a session').personId;
  store.transact((writer) => writer.batches.put({ id: batchId, row, servicePointId, madeBy, madeAt: call.at, asked }, entries));
  return { batchId };
}
