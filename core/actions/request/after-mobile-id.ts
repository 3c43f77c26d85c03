import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { answerFailures, phoneAskedAfter, phoneTrouble } from '../views-mobile-id.ts';

/** Whether one's own phone has signed the decision that was asked in this session: then it can be taken, once, with what was asked. */
export const requestAfterMobileId = action({
  id: 'request.after-mobile-id',
  permission: { family: 'credentials', row: 'of-request', as: 'approve' },
  subject: { kind: 'request', from: 'requestId' },
  input: phoneAskedAfter.extend({ requestId: recordId }),
  output: z.object({ signed: z.boolean(), trouble: phoneTrouble.optional() }),
  failures: [...answerFailures, 'four-eyes', 'request-changed'],
});
