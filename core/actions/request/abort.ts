import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 12, Abort request: one's own, while Requested; a card that the request made is aborted with it. */
export const requestAbort = action({
  id: 'request.abort',
  permission: { family: 'credentials', row: 12 },
  subject: { kind: 'request', from: 'requestId' },
  event: { thing: 'request', event: 'abort' },
  input: z.strictObject({ requestId: recordId }),
  output: z.object({}),
});
