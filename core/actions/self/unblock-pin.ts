import { z } from 'zod';
import { line, pin, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 34, Unblock/change PIN by the holder, who is signed in: the sealed PUK sets the new PIN unseen, and is replaced. */
export const selfUnblockPin = action({
  id: 'self.unblock-pin',
  permission: { family: 'credentials', row: 34 },
  subject: { kind: 'reader', from: 'reader' },
  event: { thing: 'card', event: 'unblock' },
  input: z.strictObject({ reader: line(200), newPin: pin }),
  output: z.object({ cardId: recordId }),
  secrets: ['newPin'],
  failures: [
    'puk-wrong',
    'puk-blocked',
    'puk-missing',
    'pin-malformed',
    'pin-easy',
    'no-card',
    'card-foreign',
    'card-pulled',
    'proof-missing',
  ],
});
