import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { askingFailures, phoneAsked } from '../views-mobile-id.ts';

/** A code for one's own phone, to sign a decision with: it shows there what is decided. Another one takes its place. */
export const requestAskMobileId = action({
  id: 'request.ask-mobile-id',
  permission: { family: 'credentials', row: 'of-request', as: 'approve' },
  subject: { kind: 'request', from: 'requestId' },
  event: { thing: 'request', event: 'approve' },
  /** `reason`: of a rejection, which has to have one. */
  input: z.strictObject({ requestId: recordId, decision: z.enum(['approve', 'reject']), reason: line(500).optional() }),
  output: phoneAsked,
  failures: [...askingFailures, 'four-eyes', 'reason-missing', 'mobile-id-none', 'mobile-id-other-use'],
});
