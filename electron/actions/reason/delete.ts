import { type Handler, factOf } from '../handler.ts';
import { knownReason } from './known-reason.ts';

/** Row 15: out of use; the row stays, as everything does. */
export const reasonDelete: Handler<'reason.delete'> = (call, { store }) => {
  const { reasonId: id } = call.input;
  store.transact((writer) => {
    const { text } = knownReason(writer, id);
    writer.append(factOf(call, 'reason.delete', { note: { text }, changes: [{ record: 'reason', id, set: { inUse: false } }] }));
  });
  return {};
};
