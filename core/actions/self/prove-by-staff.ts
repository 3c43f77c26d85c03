import { z } from 'zod';
import { email } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Staff who stand beside a holder and may unblock a card (row 33) vouch for them with their own password. */
export const selfProveByStaff = action({
  id: 'self.prove-by-staff',
  permission: { family: 'house', row: 'own-things' },
  subject: { kind: 'self' },
  input: z.strictObject({ email, password: z.string().min(1).max(256) }),
  output: z.object({}),
  secrets: ['password'],
  failures: ['wrong-password', 'sign-in-slowed', 'proof-wrong'],
});
