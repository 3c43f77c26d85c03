import { z } from 'zod';
import { action } from '../action.ts';

/** Verifies chain, signatures and tree from the first entry on; progress comes as events. */
export const journalVerify = action({
  id: 'journal.verify',
  permission: { family: 'house', row: 'journal-verify' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    entries: z.number(),
    sound: z.boolean(),
    firstBad: z.number().optional(),
    /** Of the entry that is bad, where it is not the present one. */
    epoch: z.number().optional(),
    problem: z.string().optional(),
    /** What is wrong with the records, where the journal itself is sound. */
    records: z.string().optional(),
    tookMs: z.number(),
    checkpoint: z.string(),
  }),
  reads: true,
});
