import { z } from 'zod';
import { action } from '../action.ts';
import { sessionView } from '../views.ts';

/** Signs in whoever the provider vouches for, in the system's browser. Asked again, or to stop, it breaks off what waits. */
export const sessionSignInThroughProvider = action({
  id: 'session.sign-in-through-provider',
  permission: { family: 'house', row: 'sign-in' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({ stop: z.boolean().optional() }),
  output: z.object({ session: sessionView.optional() }),
  failures: ['provider-missing', 'provider-away', 'provider-refused', 'provider-left', 'provider-unknown-person', 'person-not-active'],
});
