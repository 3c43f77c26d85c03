import { type Handler, factOf } from '../handler.ts';
import { defaultRoleChange } from './default-role-change.ts';

/** Row 10: these roles are neither offered nor given any more; nobody loses one by it (spec credentials 3, 28). */
export const roleDeleteDefaults: Handler<'role.delete-defaults'> = (call, { store }) => {
  const roles = [...new Set(call.input.roles)];
  store.transact((writer) => {
    const changes = roles.map((role) => defaultRoleChange(writer, role, { offered: false, given: false }));
    writer.append(factOf(call, 'role.delete-defaults', { note: { roles: roles.join(', ') }, changes }));
  });
  return {};
};
