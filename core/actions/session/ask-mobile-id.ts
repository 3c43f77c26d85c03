import { z } from 'zod';
import { action } from '../action.ts';
import { askingFailures, phoneAsked } from '../views-mobile-id.ts';

/** A code for the phone of whoever stands before a kiosk: good once, for minutes, for this kiosk alone. Another one takes its place. */
export const sessionAskMobileId = action({
  id: 'session.ask-mobile-id',
  permission: { family: 'house', row: 'sign-in' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: phoneAsked,
  failures: askingFailures,
});
