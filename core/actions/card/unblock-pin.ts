import { z } from 'zod';
import { line, pin, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 33 with both halves at one desk: the sealed PUK is used unseen and replaced. */
export const cardUnblockPin = action({
  id: 'card.unblock-pin',
  permission: { family: 'credentials', row: 33 },
  subject: { kind: 'reader', from: 'reader' },
  event: { thing: 'card', event: 'unblock' },
  input: z.strictObject({ reader: line(200), newPin: pin }),
  output: z.object({ cardId: recordId }),
  secrets: ['newPin'],
  failures: ['puk-wrong', 'puk-blocked', 'puk-missing', 'pin-malformed', 'pin-easy', 'no-card', 'card-foreign', 'card-pulled'],
});
