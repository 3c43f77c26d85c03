import { z } from 'zod';
import { action } from '../action.ts';
import { sessionView } from '../views.ts';
import { answerFailures, phoneAskedAfter, phoneTrouble } from '../views-mobile-id.ts';

/** Signs in whose phone signed what this kiosk asked; with no session while it has not. The station judges the signature by its own record. */
export const sessionSignInByMobileId = action({
  id: 'session.sign-in-by-mobile-id',
  permission: { family: 'house', row: 'sign-in' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: phoneAskedAfter,
  output: z.object({ session: sessionView.optional(), trouble: phoneTrouble.optional() }),
  failures: [...answerFailures, 'person-not-active'],
});
