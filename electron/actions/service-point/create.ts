import { type Handler, factOf } from '../handler.ts';
import { assertNewName } from './known-name.ts';
import { nextServicePointNumber, repositoryFields, withRegistrar } from './repository.ts';

/** Row 14: a place to register first, then the record with the key that its secrets are sealed under. */
export const servicePointCreate: Handler<'service-point.create'> = async (call, parts) => {
  const { store, house, newId, registry } = parts;
  const { input } = call;
  assertNewName(input.name, undefined, store);
  const { name, identifierOwner: owner, adminEmail } = input;
  const repository = await withRegistrar(() => registry.registrar().createRepository({ name, owner, adminEmail }));
  const id = newId();
  store.transact((writer) => {
    assertNewName(name, undefined, writer);
    house.makeServicePointKey(writer, id);
    const fields = repositoryFields(repository, { writer, house, servicePointId: id });
    const set = { ...input, ...fields, id, number: nextServicePointNumber(writer), createdAt: call.at };
    writer.append(
      factOf(call, 'service-point.create', {
        servicePoint: id,
        subject: { kind: 'service-point', id },
        note: { name },
        changes: [{ record: 'service-point', id, set }],
      }),
    );
  });
  return { servicePointId: id };
};
