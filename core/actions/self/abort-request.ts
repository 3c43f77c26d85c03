import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 22, Abort request, in self-service: one's own, while Requested. */
export const selfAbortRequest = action({
  id: 'self.abort-request',
  permission: { family: 'credentials', row: 22 },
  subject: { kind: 'request', from: 'requestId' },
  event: { thing: 'request', event: 'abort' },
  input: z.strictObject({ requestId: recordId }),
  output: z.object({}),
});
