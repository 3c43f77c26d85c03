import { z } from 'zod';
import { email } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Sends a test mail at once, past what waits, and says what the server said. */
export const mailTest = action({
  id: 'mail.test',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({ to: email }),
  output: z.object({}),
  failures: ['mail-server-missing', 'mail-server-away', 'mail-refused'],
});
