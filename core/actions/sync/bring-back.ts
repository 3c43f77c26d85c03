import { z } from 'zod';
import { action } from '../action.ts';

/** Ends the time away: what was taken along and not used is given back, and what waits is sent. */
export const syncBringBack = action({
  id: 'sync.bring-back',
  permission: { family: 'house', row: 'take-along' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
  failures: ['not-found'],
});
