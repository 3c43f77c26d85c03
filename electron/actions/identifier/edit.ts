import { type Handler, factOf } from '../handler.ts';
import { assertNewIdentifier, knownIdentifier } from './known-identifier.ts';

/** Row 17. */
export const identifierEdit: Handler<'identifier.edit'> = (call, { store }) => {
  const { identifierId: id, name, description = null } = call.input;
  store.transact((writer) => {
    const before = knownIdentifier(writer, id);
    assertNewIdentifier(writer, { id, name });
    const change = { record: 'identifier', id, set: { name, description } } as const;
    writer.append(factOf(call, 'identifier.edit', { note: { before: before.name, name }, changes: [change] }));
  });
  return {};
};
