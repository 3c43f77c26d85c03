import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { requestView } from '../views.ts';

/** One request: before and after, who asks, what may be done. */
export const requestOpen = action({
  id: 'request.open',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'request', from: 'requestId' },
  input: z.strictObject({ requestId: recordId }),
  output: requestView,
  failures: ['not-found'],
  reads: true,
});
