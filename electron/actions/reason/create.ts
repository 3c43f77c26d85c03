import { type Handler, factOf } from '../handler.ts';
import { assertNewReason } from './known-reason.ts';

/** Row 13. */
export const reasonCreate: Handler<'reason.create'> = (call, { store, newId }) => {
  const { input } = call;
  const reasonId = newId();
  store.transact((writer) => {
    assertNewReason(writer, input);
    const change = { record: 'reason', id: reasonId, set: { ...input, id: reasonId, inUse: true } } as const;
    writer.append(factOf(call, 'reason.create', { note: { type: input.type, text: input.text }, changes: [change] }));
  });
  return { reasonId };
};
