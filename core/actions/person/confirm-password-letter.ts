import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The password letter is on paper: what was kept of it is overwritten. */
export const personConfirmPasswordLetter = action({
  id: 'person.confirm-password-letter',
  permission: { family: 'house', row: 'print-letter' },
  subject: { kind: 'person', from: 'personId' },
  input: z.strictObject({ personId: recordId }),
  output: z.object({}),
  failures: ['letter-gone'],
});
