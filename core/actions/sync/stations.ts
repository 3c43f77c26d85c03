import { z } from 'zod';
import { caseKinds } from '../../sync/verdict.ts';
import { action } from '../action.ts';

/** How all stations of the organisation are with the feed, as the server has it now. */
export const syncStations = action({
  id: 'sync.stations',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    head: z.number(),
    pending: z.number(),
    cases: z.array(z.object({ kind: z.enum(caseKinds), count: z.number() })),
    /** Cases that nobody has settled, as far as this station sees them. */
    openCases: z.number(),
    stations: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        own: z.boolean(),
        seenAt: z.string().optional(),
        fedTo: z.number(),
        /** Entries that it has not taken in. */
        behind: z.number(),
        frozen: z.boolean(),
        /** What it did and the server keeps for it until it comes back. */
        held: z.number(),
      }),
    ),
    /** The server's signed head (C2SP tlog-checkpoint), and whether this station's own tree over the same entries has that root. */
    checkpoint: z.object({ text: z.string(), size: z.number(), compared: z.enum(['same', 'differs', 'not-here']) }).optional(),
    /** The newest head that stations were shown to witness it, with their lines; who has, and when by their own clocks. */
    witnessed: z
      .object({ text: z.string(), size: z.number(), by: z.array(z.object({ name: z.string(), own: z.boolean(), at: z.string() })) })
      .optional(),
    /** Two heads of which neither log begins with the other, as the server signed them: this station cosigns nothing. */
    fork: z.object({ found: z.string(), own: z.string(), other: z.string() }).optional(),
    /** The entry that is not what it was when it came in: nothing is signed over it. */
    fault: z.number().optional(),
  }),
  failures: ['central-away', 'central-lost', 'central-unknown', 'central-sign-in', 'central-denied', 'central-refused'],
  reads: true,
});
