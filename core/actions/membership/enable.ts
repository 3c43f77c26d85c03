import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Rows 7, 9 and 10, by the role that the person has: back as they were, without a new approval. */
export const membershipEnable = action({
  id: 'membership.enable',
  permission: { family: 'service-points', row: 'enable-or-disable' },
  subject: { kind: 'membership', from: 'membershipId' },
  event: { thing: 'membership', event: 'enable' },
  input: z.strictObject({ membershipId: recordId }),
  output: z.object({}),
});
