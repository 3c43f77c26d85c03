import type { Change } from '../../../core/facts/draft.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { assertEditable, editChanges } from '../person/person-edit.ts';
import { approvalRequest } from '../request/approval-request.ts';

/** Row 19: one's own photo, at once or as a request that keeps it sealed until it is decided. */
export const selfEditPhoto: Handler<'self.edit-photo'> = (call, parts) => {
  const { id: personId, servicePointId } = required(call.subject.person, 'whoever calls');
  const edit = { photo: call.input.photo };
  const asks = optionValue(parts.store, 'users-edit-photo-approval') === true;
  const requestId = parts.newId();
  const asked = { id: requestId, row: 19, personId, servicePointId, before: {}, after: {}, personalAfter: edit };
  parts.store.transact((writer) => {
    assertEditable(writer, personId, edit);
    const request = (): Change => ({ record: 'request', id: requestId, set: approvalRequest(call, asked) });
    const changes = asks ? [request()] : editChanges(writer, personId, { edit, sealed: parts.house.sealed });
    writer.append(factOf(call, 'self.edit-photo', { note: { approval: asks }, changes }));
  });
  return asks ? { requestId } : {};
};
