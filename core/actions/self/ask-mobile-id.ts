import { z } from 'zod';
import { action } from '../action.ts';
import { askingFailures, phoneAsked } from '../views-mobile-id.ts';

/** A code for one's own phone, to prove at a kiosk who one is beyond the sign-in. */
export const selfAskMobileId = action({
  id: 'self.ask-mobile-id',
  permission: { family: 'house', row: 'own-things' },
  subject: { kind: 'self' },
  input: z.strictObject({}),
  output: phoneAsked,
  failures: [...askingFailures, 'proof-wrong', 'mobile-id-none'],
});
