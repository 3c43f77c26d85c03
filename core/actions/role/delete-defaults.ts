import { z } from 'zod';
import { credentialRoles } from '../../roles/role-names.ts';
import { action } from '../action.ts';

/** Row 10, Delete default roles: no longer offered or given. Whoever has the role keeps it. */
export const roleDeleteDefaults = action({
  id: 'role.delete-defaults',
  permission: { family: 'credentials', row: 10 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ roles: z.array(z.enum(credentialRoles)).min(1).max(credentialRoles.length) }),
  output: z.object({}),
});
