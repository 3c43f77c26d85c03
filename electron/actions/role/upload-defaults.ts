import { type Handler, factOf } from '../handler.ts';
import { defaultRoleChange } from './default-role-change.ts';
import { readDefaultRoles } from './default-roles-file.ts';

/** Row 9: the roles of the file are offered from now on. With one bad line nothing is saved, and every bad line is told. */
export const roleUploadDefaults: Handler<'role.upload-defaults'> = (call, { store }) => {
  const { lines, problems } = readDefaultRoles(call.input.csv);
  if (problems.length > 0) return { saved: 0, problems: [...problems] };
  store.transact((writer) => {
    const changes = lines.map(({ role, given }) => defaultRoleChange(writer, role, { offered: true, given }));
    writer.append(factOf(call, 'role.upload-defaults', { note: { roles: lines.map(({ role }) => role).join(', ') }, changes }));
  });
  return { saved: lines.length, problems: [] };
};
