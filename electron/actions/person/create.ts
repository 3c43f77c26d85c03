import { Refusal } from '../../../core/failures/refusal.ts';
import type { Person } from '../../../core/records/records.ts';
import type { StoreReader } from '../../store/store.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { approvalRequest } from '../request/approval-request.ts';
import { optionValue } from '../option/option-value.ts';
import { assertPhoto } from './photo.ts';

/** Whose entry was taken back or rejected keeps no address from anybody: the corrected entry has the same. */
const neverEntered: readonly Person['state'][] = ['aborted', 'rejected'];

/** Row 1. The e-mail is unique in the whole register (option UsersCreateUserUniquenessCheck); a default role is given on activation. */
export const personCreate: Handler<'person.create'> = (call, parts) => {
  const { input } = call;
  const servicePointId = required(call.subject.servicePointId, 'a service point');
  if (input.photo !== undefined) assertPhoto(input.photo, Number(optionValue(parts.store, 'users-photo-size-kb')));
  assertIdentifier(input.identifierId, parts.store);
  const asks = optionValue(parts.store, 'users-creation-approval') === true;
  const personId = parts.newId();
  return parts.store.transact((writer) => {
    const clash = writer.people.byEmail(input.email);
    if (clash !== undefined && !neverEntered.includes(clash.state)) throw new Refusal('email-taken', { number: clash.number });
    const person: Person = {
      ...input,
      sortName: input.sortName ?? sortNameOf(input.name),
      id: personId,
      servicePointId,
      number: writer.people.nextNumber(),
      state: asks ? 'requested' : 'active',
      dataKeyId: parts.house.sealed.putDataKey(writer, personId, servicePointId),
      createdAt: call.at,
    };
    const account = { personId, roles: asks ? [] : [...parts.house.givenRoles(writer)], registryOperator: false };
    const request = asks
      ? approvalRequest(call, { id: parts.newId(), row: 1, personId, servicePointId, before: {}, after: { state: 'active' } })
      : undefined;
    writer.append(
      factOf(call, 'person.create', {
        subject: { kind: 'person', id: personId },
        note: { number: person.number },
        changes: [
          { record: 'person', id: personId, set: person },
          { record: 'account', id: personId, set: account },
          ...(request === undefined ? [] : [{ record: 'request' as const, id: request.id, set: request }]),
        ],
      }),
    );
    return { personId, ...(request === undefined ? {} : { requestId: request.id }) };
  });
};

/** A kind of document that was seen must be one of those that may be chosen. */
export function assertIdentifier(id: string | undefined, store: StoreReader): void {
  if (id === undefined || store.get('identifier', id)?.inUse === true) return;
  throw new Refusal('input-invalid', { field: 'identifierId', wanted: 'a kind of identity document in use' });
}

/** "Ada Lovelace" sorts as "Lovelace Ada"; a name of one word, or of a script without blanks, sorts as it stands. */
export function sortNameOf(name: string): string {
  const words = name.split(/\s+/);
  const last = words.at(-1) ?? name;
  return words.length < 2 ? name : [last, ...words.slice(0, -1)].join(' ');
}
