import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { credentialRoles } from '../../roles/role-names.ts';
import { pickedPeople } from '../views.ts';
import { action } from '../action.ts';

const rolesOf = z.array(z.enum(credentialRoles)).max(credentialRoles.length);

/** Row 25, Edit roles for multiple users: picks them and says for whom it can be done. Nothing happens before it is run. */
export const batchEditRoles = action({
  id: 'batch.edit-roles',
  permission: { family: 'credentials', row: 25 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ ...pickedPeople, give: rolesOf, take: rolesOf }),
  output: z.object({ batchId: recordId }),
});
