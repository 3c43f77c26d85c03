import { z } from 'zod';
import { action } from '../action.ts';

/** Tries at once, however long the pause after a failure would last. */
export const syncNow = action({
  id: 'sync.now',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
});
