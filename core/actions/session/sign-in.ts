import { z } from 'zod';
import { email } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { sessionView } from '../views.ts';

/** Signs a person in; whoever was signed in before is signed out (fast change of operator). Wrong passwords are slowed down. */
export const sessionSignIn = action({
  id: 'session.sign-in',
  permission: { family: 'house', row: 'sign-in' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ email, password: z.string().min(1).max(256) }),
  output: sessionView,
  secrets: ['password'],
  failures: ['wrong-password', 'sign-in-slowed', 'person-not-active'],
});
