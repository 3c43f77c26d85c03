import { z } from 'zod';
import { password } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 6, Change password: one's own, as an Operator; the old one is the proof. */
export const personChangePassword = action({
  id: 'person.change-password',
  permission: { family: 'credentials', row: 6 },
  subject: { kind: 'self' },
  input: z.strictObject({ oldPassword: z.string().min(1).max(256), newPassword: password }),
  output: z.object({}),
  secrets: ['oldPassword', 'newPassword'],
  failures: ['wrong-password', 'sign-in-slowed'],
});
