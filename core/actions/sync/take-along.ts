import { z } from 'zod';
import { LONGEST_LEASE_DAYS } from '../../sync/lease.ts';
import { action } from '../action.ts';

/** Takes along for some days what this station alone may do meanwhile: make the cards that are asked for, lend so many of the pool. */
export const syncTakeAlong = action({
  id: 'sync.take-along',
  permission: { family: 'house', row: 'take-along' },
  subject: { kind: 'none' },
  input: z.strictObject({
    days: z.int().min(1).max(LONGEST_LEASE_DAYS),
    /** Whether the cards that wait to be made are taken. */
    requests: z.boolean(),
    temporaryCards: z.int().min(0).max(2000),
  }),
  output: z.object({}),
  failures: ['along-away', 'central-unknown'],
});
