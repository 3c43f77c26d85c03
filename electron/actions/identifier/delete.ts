import { type Handler, factOf } from '../handler.ts';
import { knownIdentifier } from './known-identifier.ts';

/** Row 18: out of use; hand-overs that saw one keep it. */
export const identifierDelete: Handler<'identifier.delete'> = (call, { store }) => {
  const { identifierId: id } = call.input;
  store.transact((writer) => {
    const { name } = knownIdentifier(writer, id);
    writer.append(factOf(call, 'identifier.delete', { note: { name }, changes: [{ record: 'identifier', id, set: { inUse: false } }] }));
  });
  return {};
};
