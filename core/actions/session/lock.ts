import { z } from 'zod';
import { action } from '../action.ts';

/** Locks the session; work at a reader goes on, nothing else is answered until it is unlocked. */
export const sessionLock = action({
  id: 'session.lock',
  permission: { family: 'house', row: 'sign-out' },
  session: 'locked',
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
});
