import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Rows 7, 9 and 10, by the role that the person has: at once, also for sessions and keys. A Registry operator rests everywhere. */
export const membershipDisable = action({
  id: 'membership.disable',
  permission: { family: 'service-points', row: 'enable-or-disable' },
  subject: { kind: 'membership', from: 'membershipId' },
  event: { thing: 'membership', event: 'disable' },
  input: z.strictObject({ membershipId: recordId }),
  output: z.object({}),
});
