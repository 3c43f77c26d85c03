import { z } from 'zod';
import { languages } from '../../records/language.ts';
import { action } from '../action.ts';
import { newMobileFailures } from '../mobile-id/supply.ts';
import { mobileTicket } from '../views-mobile-id.ts';

/** Row 39, Get mobile ID: as row 37, for oneself; a mail with the way to the page is in the language that is asked for. */
export const selfGetMobileId = action({
  id: 'self.get-mobile-id',
  permission: { family: 'credentials', row: 39 },
  subject: { kind: 'self' },
  input: z.strictObject({ language: z.enum(languages).optional() }),
  output: mobileTicket,
  failures: newMobileFailures,
});
