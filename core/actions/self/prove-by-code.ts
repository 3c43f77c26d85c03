import { z } from 'zod';
import { action } from '../action.ts';

/** The mailed code, typed at the kiosk: a few tries within minutes, in the session that asked for it. */
export const selfProveByCode = action({
  id: 'self.prove-by-code',
  permission: { family: 'house', row: 'own-things' },
  subject: { kind: 'self' },
  input: z.strictObject({ codeSecret: z.string().min(1).max(60) }),
  output: z.object({}),
  secrets: ['codeSecret'],
  failures: ['proof-wrong'],
});
