import { z } from 'zod';
import { action } from '../action.ts';
import { answerFailures, phoneAskedAfter, phoneTrouble } from '../views-mobile-id.ts';

/** Whether one's own phone has signed what was asked in this session: then it is proved who one is. */
export const selfProveByMobileId = action({
  id: 'self.prove-by-mobile-id',
  permission: { family: 'house', row: 'own-things' },
  subject: { kind: 'self' },
  input: phoneAskedAfter,
  output: z.object({ proved: z.boolean(), trouble: phoneTrouble.optional() }),
  failures: [...answerFailures, 'proof-wrong'],
});
