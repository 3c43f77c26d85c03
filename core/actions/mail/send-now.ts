import { z } from 'zod';
import { action } from '../action.ts';

/** Tries what waits without its pause. */
export const mailSendNow = action({
  id: 'mail.send-now',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({ sent: z.number(), waiting: z.number() }),
  failures: ['mail-server-missing'],
});
