import { z } from 'zod';
import { action } from '../action.ts';

/** The OpenID Connect provider through which people may sign in, where one is set. Never its secret. */
export const signInProvider = action({
  id: 'sign-in.provider',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    provider: z.object({ name: z.string(), issuer: z.string(), clientId: z.string(), confidential: z.boolean() }).optional(),
  }),
  reads: true,
});
