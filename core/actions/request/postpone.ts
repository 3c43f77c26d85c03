import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Leaves the request open as a task of the approver. */
export const requestPostpone = action({
  id: 'request.postpone',
  permission: { family: 'credentials', row: 'of-request', as: 'approve' },
  subject: { kind: 'request', from: 'requestId' },
  event: { thing: 'request', event: 'postpone' },
  input: z.strictObject({ requestId: recordId }),
  output: z.object({}),
  failures: ['four-eyes'],
});
