import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The letter is on paper: letter and sealed PIN are destroyed. */
export const letterConfirmPrinted = action({
  id: 'letter.confirm-printed',
  permission: { family: 'house', row: 'print-letter' },
  subject: { kind: 'card', from: 'cardId' },
  input: z.strictObject({ cardId: recordId }),
  output: z.object({}),
  failures: ['letter-gone'],
});
