import { z } from 'zod';
import { password } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 21, Change password, in self-service; the old one is the proof. */
export const selfChangePassword = action({
  id: 'self.change-password',
  permission: { family: 'credentials', row: 21 },
  subject: { kind: 'self' },
  input: z.strictObject({ oldPassword: z.string().min(1).max(256), newPassword: password }),
  output: z.object({}),
  secrets: ['oldPassword', 'newPassword'],
  failures: ['wrong-password', 'sign-in-slowed'],
});
