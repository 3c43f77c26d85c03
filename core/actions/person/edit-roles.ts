import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { credentialRoles } from '../../roles/role-names.ts';
import { action } from '../action.ts';

/** Row 8, Edit roles: the roles of the first family that the person is to have; others are not touched. Never one's own. */
export const personEditRoles = action({
  id: 'person.edit-roles',
  permission: { family: 'credentials', row: 8 },
  subject: { kind: 'person', from: 'personId' },
  event: { thing: 'person', event: 'edit-roles' },
  input: z.strictObject({ personId: recordId, roles: z.array(z.enum(credentialRoles)).max(credentialRoles.length) }),
  output: z.object({ requestId: recordId.optional() }),
});
