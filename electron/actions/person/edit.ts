import { Refusal } from '../../../core/failures/refusal.ts';
import type { Change } from '../../../core/facts/draft.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { approvalRequest } from '../request/approval-request.ts';
import { assertEditable, editChanges, editOf, requestSides } from './person-edit.ts';

/** Row 5: what differs is checked now and, where approval is asked for, checked again and saved by the approval. The fact names fields, not values. */
export const personEdit: Handler<'person.edit'> = (call, parts) => {
  const { id: personId, servicePointId } = required(call.subject.person, 'the person');
  const { personId: _personId, ...given } = call.input;
  const asks = optionValue(parts.store, 'users-edit-approval') === true;
  const requestId = parts.newId();
  parts.store.transact((writer) => {
    const person = required(writer.get('person', personId), 'the person');
    const edit = editOf(person, given);
    const fields = Object.keys(edit).join(', ');
    if (fields === '') throw new Refusal('input-invalid', { field: 'personId', wanted: 'at least one change' });
    assertEditable(writer, personId, edit);
    const asked = { id: requestId, row: 5, personId, servicePointId, ...requestSides(person, edit) };
    const request = (): Change => ({ record: 'request', id: requestId, set: approvalRequest(call, asked) });
    const changes = asks ? [request()] : editChanges(writer, personId, { edit, sealed: parts.house.sealed });
    writer.append(factOf(call, 'person.edit', { note: { fields, approval: asks }, changes }));
  });
  return asks ? { requestId } : {};
};
