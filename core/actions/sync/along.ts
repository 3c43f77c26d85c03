import { z } from 'zod';
import { action } from '../action.ts';

/** What this station took along to work away from the server, what there is to take, and what became of what was done meanwhile. */
export const syncAlong = action({
  id: 'sync.along',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    /** As the option says. */
    days: z.number(),
    /** At this service point: people who are active, cards to make, and cards of the pool that nobody has. */
    here: z.object({
      servicePoint: z.string(),
      people: z.number(),
      cards: z.number(),
      temporaryCards: z.number(),
      /** Of both, how many another station has for itself. */
      elsewhere: z.number(),
    }),
    /** The last time that something was taken along; absent where it never was. */
    along: z
      .object({
        since: z.string(),
        until: z.string(),
        by: z.string(),
        /** Its time is over. */
        over: z.boolean(),
        /** When it was brought back; absent while it lasts. */
        backAt: z.string().optional(),
        /** Leases that this station has now. */
        cards: z.number(),
        temporaryCards: z.number(),
        /** What was done since then: acts that wait, were taken as they were done, became a case, and of these nobody has settled yet. */
        waiting: z.number(),
        merged: z.number(),
        cases: z.number(),
        openCases: z.number(),
      })
      .optional(),
  }),
  reads: true,
});
