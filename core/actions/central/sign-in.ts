import { z } from 'zod';
import { action } from '../action.ts';

/** Whoever is signed in at the station signs in at the central server too: with their password there, or with an API key. */
export const centralSignIn = action({
  id: 'central.sign-in',
  permission: { family: 'house', row: 'sign-out' },
  subject: { kind: 'none' },
  input: z.strictObject({ serverPassword: z.string().min(1).max(256).optional(), apiKeySecret: z.string().min(1).max(256).optional() }),
  output: z.object({ until: z.string() }),
  secrets: ['serverPassword', 'apiKeySecret'],
  failures: ['input-invalid', 'wrong-password', 'central-away', 'central-refused', 'central-unknown'],
});
