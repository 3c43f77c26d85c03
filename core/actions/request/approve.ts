import { z } from 'zod';
import { pin, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Approves and carries out the change, after checking again that it is still possible and allowed (PRODUCT, decision 4). */
export const requestApprove = action({
  id: 'request.approve',
  permission: { family: 'credentials', row: 'of-request', as: 'approve' },
  subject: { kind: 'request', from: 'requestId' },
  event: { thing: 'request', event: 'approve' },
  /** `pin`: where a card opened the session, its key 9C signs the decision. `askedId`: the phone has signed it, which is enough there too. */
  input: z.strictObject({ requestId: recordId, pin: pin.optional(), askedId: recordId.optional() }),
  output: z.object({}),
  secrets: ['pin'],
  failures: [
    'card-signature-needed',
    'card-of-another',
    'four-eyes',
    'state-refuses',
    'person-not-active',
    'phone-over',
    'mobile-id-not-active',
    'request-changed',
  ],
});
