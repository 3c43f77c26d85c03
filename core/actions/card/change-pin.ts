import { z } from 'zod';
import { line, pin, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 34 at the desk: the holder proves themselves by the old PIN and chooses a new one. */
export const cardChangePin = action({
  id: 'card.change-pin',
  permission: { family: 'credentials', row: 34 },
  subject: { kind: 'reader', from: 'reader' },
  event: { thing: 'card', event: 'change-pin' },
  input: z.strictObject({ reader: line(200), oldPin: pin, newPin: pin, spendLastTry: z.boolean().optional() }),
  output: z.object({ cardId: recordId }),
  secrets: ['oldPin', 'newPin'],
  failures: ['pin-wrong', 'pin-malformed', 'pin-easy', 'pin-last-try', 'pin-blocked', 'card-foreign', 'card-pulled'],
});
