import { z } from 'zod';
import { credentialRoles } from '../../roles/role-names.ts';
import { action } from '../action.ts';

/** The seven roles: offered by Edit roles, given to new and reactivated people. */
export const roleList = action({
  id: 'role.list',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({}),
  output: z.object({ roles: z.array(z.object({ role: z.enum(credentialRoles), offered: z.boolean(), given: z.boolean() })) }),
  reads: true,
});
