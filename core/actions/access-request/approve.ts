import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 3, or 8 for somebody who belongs to another service point: lets the person in as Service Point User. */
export const accessRequestApprove = action({
  id: 'access-request.approve',
  permission: { family: 'service-points', row: 'authorise' },
  subject: { kind: 'access-request', from: 'accessRequestId' },
  event: { thing: 'access-request', event: 'approve' },
  input: z.strictObject({ accessRequestId: recordId }),
  output: z.object({}),
});
