import { z } from 'zod';
import { action } from '../action.ts';

/** Whether this station shares its records with the others through the central server, what waits, since when and why. */
export const syncOpen = action({
  id: 'sync.open',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    /** The server's address and since when; absent where this station is enrolled nowhere. */
    enrolled: z.object({ address: z.string(), at: z.string() }).optional(),
    /** Facts of this station that the server has not acknowledged, and when the oldest was written. */
    waiting: z.number(),
    waitingSince: z.string().optional(),
    /** How far this station has taken in the feed, how far that went when it was last heard of, and when. */
    position: z.number(),
    head: z.number().optional(),
    heardAt: z.string().optional(),
    /** Why it does not go on. */
    problem: z.object({ code: z.string(), since: z.string(), nextAt: z.string().optional() }).optional(),
    /** The chain came to the server in two versions: nothing more of it is taken. */
    frozen: z.object({ at: z.number(), since: z.string() }).optional(),
    openCases: z.number(),
    /** Changes of others that cannot be shown here. */
    unfolded: z.number(),
  }),
  reads: true,
});
