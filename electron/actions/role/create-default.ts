import { Refusal } from '../../../core/failures/refusal.ts';
import { credentialRoles, isCredentialRole } from '../../../core/roles/role-names.ts';
import { type Handler, factOf } from '../handler.ts';
import { defaultRoleChange } from './default-role-change.ts';

/** Row 11: a role that there is becomes one that is offered. */
export const roleCreateDefault: Handler<'role.create-default'> = (call, { store }) => {
  const { role, given } = call.input;
  if (!isCredentialRole(role)) throw new Refusal('input-invalid', { field: 'role', wanted: `one of ${credentialRoles.join(', ')}` });
  store.transact((writer) => {
    const change = defaultRoleChange(writer, role, { offered: true, given });
    writer.append(factOf(call, 'role.create-default', { note: { role, given }, changes: [change] }));
  });
  return {};
};
