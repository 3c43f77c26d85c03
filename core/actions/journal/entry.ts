import { z } from 'zod';
import { action } from '../action.ts';
import { factView } from '../views.ts';

/** One entry with its proof. */
export const journalEntry = action({
  id: 'journal.entry',
  permission: { family: 'house', row: 'journal-read' },
  subject: { kind: 'service-point' },
  /** The present epoch where none is said. */
  input: z.strictObject({ n: z.int().positive(), epoch: z.int().nonnegative().optional() }),
  output: z.object({
    view: factView,
    body: z.string(),
    hash: z.string(),
    previous: z.string(),
    signature: z.string(),
    signedBy: z.string(),
    /** What proves it to somebody who has the entry's text and the station's policy file alone (C2SP tlog-proof). */
    proofText: z.string(),
    inTree: z.object({ size: z.number(), root: z.string(), proof: z.array(z.string()) }),
  }),
  failures: ['not-found'],
  reads: true,
});
