import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { credentialRoles } from '../../roles/role-names.ts';
import { action } from '../action.ts';

/** A role from a subset of one role's cells, never more. Its name is given once: accounts hold it. */
export const roleMakeNarrower = action({
  id: 'role.make-narrower',
  permission: { family: 'house', row: 'compose-roles' },
  subject: { kind: 'none' },
  input: z.strictObject({
    name: line(60),
    parent: z.enum(credentialRoles),
    useCases: z.array(z.int().min(1).max(51)).max(51),
    houseRows: z.array(line(40)).max(40),
  }),
  output: z.object({ id: recordId }),
  failures: ['name-taken'],
});
