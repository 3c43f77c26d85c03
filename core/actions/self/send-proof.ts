import { z } from 'zod';
import { languages } from '../../records/language.ts';
import { action } from '../action.ts';

/** Mails a code to whoever is signed in at a kiosk: typed there, it proves that they read their registered mail. */
export const selfSendProof = action({
  id: 'self.send-proof',
  permission: { family: 'house', row: 'own-things' },
  subject: { kind: 'self' },
  input: z.strictObject({ language: z.enum(languages).optional() }),
  output: z.object({}),
  failures: ['sign-in-slowed'],
});
