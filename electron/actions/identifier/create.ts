import { type Handler, factOf } from '../handler.ts';
import { assertNewIdentifier } from './known-identifier.ts';

/** Row 16. */
export const identifierCreate: Handler<'identifier.create'> = (call, { store, newId }) => {
  const { input } = call;
  const identifierId = newId();
  store.transact((writer) => {
    assertNewIdentifier(writer, input);
    const change = { record: 'identifier', id: identifierId, set: { ...input, id: identifierId, inUse: true } } as const;
    writer.append(factOf(call, 'identifier.create', { note: { name: input.name }, changes: [change] }));
  });
  return { identifierId };
};
