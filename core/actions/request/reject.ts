import { z } from 'zod';
import { line, pin, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Rejects; the reason is compulsory. */
export const requestReject = action({
  id: 'request.reject',
  permission: { family: 'credentials', row: 'of-request', as: 'approve' },
  subject: { kind: 'request', from: 'requestId' },
  event: { thing: 'request', event: 'reject' },
  /** `pin`: where a card opened the session, its key 9C signs the decision. `askedId`: the phone has signed it, which is enough there too. */
  input: z.strictObject({ requestId: recordId, reason: line(500), pin: pin.optional(), askedId: recordId.optional() }),
  output: z.object({}),
  secrets: ['pin'],
  failures: [
    'card-signature-needed',
    'card-of-another',
    'four-eyes',
    'reason-missing',
    'phone-over',
    'mobile-id-not-active',
    'request-changed',
  ],
});
