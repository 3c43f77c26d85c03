import { z } from 'zod';
import { action } from '../action.ts';

/** The holder walks away: the challenge is worth nothing from now on. */
export const remoteUnblockLeave = action({
  id: 'remote-unblock.leave',
  permission: { family: 'house', row: 'holders-half' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({}),
});
