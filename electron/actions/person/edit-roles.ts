import { Refusal } from '../../../core/failures/refusal.ts';
import { type Handler, factOf, required } from '../handler.ts';
import { optionValue } from '../option/option-value.ts';
import { approvalRequest } from '../request/approval-request.ts';
import { mailRoles, ownRoles, roleEditOf, rolesChange } from './roles-change.ts';

/** Row 8. The request keeps what is given and taken, so that approving it later does not undo what others changed meanwhile. */
export const personEditRoles: Handler<'person.edit-roles'> = (call, parts) => {
  const { id: personId, servicePointId } = required(call.subject.person, 'the person');
  const asks = optionValue(parts.store, 'users-edit-roles-approval') === true;
  const requestId = parts.newId();
  parts.store.transact((writer) => {
    const before = ownRoles(writer, personId);
    const { change, edit } = rolesChange(writer, personId, roleEditOf(before, call.input.roles));
    if (edit.give.length + edit.take.length === 0)
      throw new Refusal('input-invalid', { field: 'roles', wanted: 'at least one role given or taken' });
    const sides = { before: { roles: before.join(', ') }, after: { roles: call.input.roles.join(', ') } };
    const request = approvalRequest(call, { id: requestId, row: 8, personId, servicePointId, ...sides });
    writer.append(
      factOf(call, 'person.edit-roles', {
        note: { given: edit.give.join(', '), taken: edit.take.join(', '), approval: asks },
        changes: [asks ? { record: 'request', id: requestId, set: request } : change],
      }),
    );
    if (!asks) mailRoles(writer, personId, { edit, house: parts.house });
  });
  return asks ? { requestId } : {};
};
