import { z } from 'zod';
import { action } from '../action.ts';

/** Whether the holder's challenge lies at the central server, so that nothing need be read aloud, and whether it was answered there. */
export const remoteUnblockOpen = action({
  id: 'remote-unblock.open',
  permission: { family: 'house', row: 'holders-half' },
  session: 'anonymous',
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({ atServer: z.enum(['no', 'waiting', 'answered']) }),
  reads: true,
});
