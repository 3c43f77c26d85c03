import { z } from 'zod';
import { action } from '../action.ts';

/** Ends the session. */
export const sessionSignOut = action({
  id: 'session.sign-out',
  permission: { family: 'house', row: 'sign-out' },
  session: 'locked',
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
});
