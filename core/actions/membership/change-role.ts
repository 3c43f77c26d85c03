import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { membershipRole } from '../../records/states.ts';
import { action } from '../action.ts';

/** Rows 4 to 6: the role that the person gets picks the row. */
export const membershipChangeRole = action({
  id: 'membership.change-role',
  permission: { family: 'service-points', row: 'change-role' },
  subject: { kind: 'membership', from: 'membershipId' },
  event: { thing: 'membership', event: 'change-role' },
  input: z.strictObject({ membershipId: recordId, role: z.enum(['operator', ...membershipRole.options]) }),
  output: z.object({}),
});
