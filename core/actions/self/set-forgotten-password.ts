import { z } from 'zod';
import { email, password } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 20, its second half: the code of the mail, once, for a new password. An unknown address answers as a wrong code. */
export const selfSetForgottenPassword = action({
  id: 'self.set-forgotten-password',
  permission: { family: 'credentials', row: 20 },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ email, codeSecret: z.string().min(1).max(60), newPassword: password }),
  output: z.object({}),
  secrets: ['codeSecret', 'newPassword'],
  failures: ['code-wrong', 'sign-in-slowed'],
});
