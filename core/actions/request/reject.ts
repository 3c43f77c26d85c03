import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Rejects; the reason is compulsory. */
export const requestReject = action({
  id: 'request.reject',
  permission: { family: 'credentials', row: 'of-request', as: 'approve' },
  subject: { kind: 'request', from: 'requestId' },
  event: { thing: 'request', event: 'reject' },
  input: z.strictObject({ requestId: recordId, reason: line(500) }),
  output: z.object({}),
  failures: ['four-eyes', 'reason-missing'],
});
