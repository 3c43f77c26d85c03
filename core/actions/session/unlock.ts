import { z } from 'zod';
import { action } from '../action.ts';
import { sessionView } from '../views.ts';

/** Unlocks with the password of whoever is signed in. */
export const sessionUnlock = action({
  id: 'session.unlock',
  permission: { family: 'house', row: 'sign-in' },
  session: 'locked',
  subject: { kind: 'none' },
  input: z.strictObject({ password: z.string().min(1).max(256) }),
  output: sessionView,
  secrets: ['password'],
  failures: ['wrong-password', 'sign-in-slowed'],
});
