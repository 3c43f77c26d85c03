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
    /** Another disk is this station too; `at`: from which entry on the two differ. Nothing more of this chain is sent. */
    frozen: z.object({ at: z.number().optional(), since: z.string() }).optional(),
    /** Acts that were set aside and are not done again yet. */
    aside: z.number(),
    /** When the server was last found to be put back to an older backup, and how many entries it had lost. */
    rejoined: z.object({ at: z.string(), lost: z.number() }).optional(),
    /** Until when this station has taken along what it alone may do; `over`: that time has ended. Absent while nothing is taken along. */
    away: z.object({ until: z.string(), over: z.boolean() }).optional(),
    /** The server showed this station two logs: when that was found, and over how many entries each head is. */
    fork: z.object({ found: z.string(), own: z.number(), other: z.number() }).optional(),
    openCases: z.number(),
    /** Changes of others that cannot be shown here. */
    unfolded: z.number(),
  }),
  reads: true,
});
