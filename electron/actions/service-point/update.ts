import type { ServicePoint } from '../../../core/records/records.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { assertNewName } from './known-name.ts';
import { nextServicePointNumber, repositoryFields, withRegistrar } from './repository.ts';

/** Row 16. What was registered stays where it was; RAiDs that are minted keep the owner that they were minted with. */
export const servicePointUpdate: Handler<'service-point.update'> = async (call, parts) => {
  const { store, house, registry } = parts;
  const { servicePointId: id, ...input } = call.input;
  assertNewName(input.name, id, store);
  const before = required(call.subject.servicePoint, 'the service point');
  const { name, identifierOwner: owner, adminEmail } = input;
  const repository =
    before.repositoryId === undefined
      ? await withRegistrar(() => registry.registrar().createRepository({ name, owner, adminEmail }))
      : undefined;
  store.transact((writer) => {
    assertNewName(name, id, writer);
    const now = required(writer.get('service-point', id), 'the service point');
    const place =
      repository === undefined || now.repositoryId !== undefined ? {} : repositoryFields(repository, { writer, house, servicePointId: id });
    const number = now.number === undefined ? { number: nextServicePointNumber(writer) } : {};
    const set = { ...input, searchContent: input.searchContent || null, ...place, ...number, updatedAt: call.at };
    const note = { name, fields: changedFields(now, { ...input, ...place }) };
    writer.append(factOf(call, 'service-point.update', { note, changes: [{ record: 'service-point', id, set }] }));
  });
  return {};
};

/** Names of the fields that change: the journal says which, the record says to what. */
function changedFields(before: ServicePoint, after: Partial<ServicePoint>): string {
  const names = Object.keys(after) as (keyof ServicePoint)[];
  return names.filter((name) => name !== 'repositorySecretBlobId' && (before[name] ?? '') !== (after[name] ?? '')).join(', ');
}
