import { z } from 'zod';
import { languages } from '../../records/language.ts';
import { email } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 20, Reset a forgotten password: mails a code to the address, where it is somebody's who may, in the language that is asked for. The answer never tells. */
export const selfForgotPassword = action({
  id: 'self.forgot-password',
  permission: { family: 'credentials', row: 20 },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ email, language: z.enum(languages).optional() }),
  output: z.object({}),
});
