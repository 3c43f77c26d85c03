import { z } from 'zod';
import type { FailureCode } from '../../failures/table.ts';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { mobileTicket } from '../views-mobile-id.ts';

/** What stands in the way of a new mobile ID. */
export const newMobileFailures: readonly FailureCode[] = [
  'second-mobile-id',
  'mobile-id-no-server',
  'mobile-id-no-address',
  'central-away',
  'central-lost',
  'central-refused',
];

/** Row 37, Supply mobile ID for a user: the phone of that person opens a page of the central server and makes the passkey there. */
export const mobileIdSupply = action({
  id: 'mobile-id.supply',
  permission: { family: 'credentials', row: 37 },
  subject: { kind: 'person', from: 'personId' },
  input: z.strictObject({ personId: recordId }),
  output: mobileTicket,
  failures: [...newMobileFailures, 'person-not-active'],
});
