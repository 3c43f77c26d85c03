import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/**
 * Row 33 with both halves at one desk, for a letter: the station draws a new PIN that nobody sees, the sealed PUK sets it, and a letter with
 * it can be printed until that is confirmed. No PIN is kept, so a later letter is always one with another PIN (PRODUCT, decision 9).
 */
export const letterRenew = action({
  id: 'letter.renew',
  permission: { family: 'credentials', row: 33 },
  subject: { kind: 'reader', from: 'reader' },
  event: { thing: 'card', event: 'unblock' },
  input: z.strictObject({ reader: line(200) }),
  output: z.object({ cardId: recordId }),
  failures: ['puk-wrong', 'puk-blocked', 'puk-missing', 'no-card', 'card-foreign', 'card-pulled'],
});
