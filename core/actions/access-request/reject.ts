import { z } from 'zod';
import { comments, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The other answer, by whoever may approve, with the reason that the person reads; they may ask again. */
export const accessRequestReject = action({
  id: 'access-request.reject',
  permission: { family: 'service-points', row: 'authorise' },
  subject: { kind: 'access-request', from: 'accessRequestId' },
  event: { thing: 'access-request', event: 'reject' },
  input: z.strictObject({ accessRequestId: recordId, reason: comments }),
  output: z.object({}),
  failures: ['reason-missing'],
});
