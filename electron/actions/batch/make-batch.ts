import type { ActionId } from '../../../core/actions/all.ts';
import type { Json } from '../../../core/base/canonical-json.ts';
import { Refusal } from '../../../core/failures/refusal.ts';
import type { BatchEntry } from '../../store/local-people.ts';
import { type Call, type Parts, required } from '../handler.ts';
import { orders, whyNot } from './orders.ts';

interface Picked {
  readonly row: 23 | 24 | 25;
  readonly personIds: readonly string[];
  readonly asked: Json;
}

/** Keeps who was picked, each with whether it can be done and why not. People of another service point are as if they were not there. */
export function makeBatch(call: Call<ActionId>, parts: Parts, { row, personIds, asked }: Picked): { batchId: string } {
  const { store, newId } = parts;
  const servicePointId = required(call.subject.servicePointId, 'a service point');
  const order = required(orders[row], 'the order of the row');
  const entries = personIds.map((personId, place): BatchEntry => {
    const person = store.get('person', personId);
    if (person?.servicePointId !== servicePointId) throw new Refusal('not-found');
    const because = whyNot(order, { person, asked, caller: call, parts });
    return because === undefined
      ? { place, kind: 'person', recordId: personId, state: 'waiting' }
      : { place, kind: 'person', recordId: personId, state: 'passed-over', because };
  });
  const batchId = newId();
  const madeBy = required(call.session, 'a session').personId;
  store.transact((writer) => writer.batches.put({ id: batchId, row, servicePointId, madeBy, madeAt: call.at, asked }, entries));
  return { batchId };
}
