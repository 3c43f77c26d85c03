import { z } from 'zod';
import { action } from '../action.ts';
import { newMobileFailures } from '../mobile-id/supply.ts';
import { mobileTicket } from '../views-mobile-id.ts';

/** Row 39, Get mobile ID: as row 37, for oneself. */
export const selfGetMobileId = action({
  id: 'self.get-mobile-id',
  permission: { family: 'credentials', row: 39 },
  subject: { kind: 'self' },
  input: z.strictObject({}),
  output: mobileTicket,
  failures: newMobileFailures,
});
