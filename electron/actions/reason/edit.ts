import { type Handler, factOf } from '../handler.ts';
import { assertNewReason, knownReason } from './known-reason.ts';

/** Row 14. What was done for the reason keeps the text it was done with. */
export const reasonEdit: Handler<'reason.edit'> = (call, { store }) => {
  const { reasonId: id, type, text, description = null } = call.input;
  store.transact((writer) => {
    const before = knownReason(writer, id);
    assertNewReason(writer, { id, type, text });
    const change = { record: 'reason', id, set: { type, text, description } } as const;
    writer.append(factOf(call, 'reason.edit', { note: { before: before.text, text }, changes: [change] }));
  });
  return {};
};
