import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Approves and carries out the change, after checking again that it is still possible and allowed (PRODUCT, decision 4). */
export const requestApprove = action({
  id: 'request.approve',
  permission: { family: 'credentials', row: 'of-request', as: 'approve' },
  subject: { kind: 'request', from: 'requestId' },
  event: { thing: 'request', event: 'approve' },
  input: z.strictObject({ requestId: recordId }),
  output: z.object({}),
  failures: ['four-eyes', 'state-refuses', 'person-not-active'],
});
