import { z } from 'zod';
import { caseKinds } from '../../sync/verdict.ts';
import { action } from '../action.ts';
import { factView } from '../views.ts';

/** One side: what was done, at which station. */
const side = z.object({ station: z.string(), view: factView });

/** What stations did against each other and a person has to settle: both sides, newest first. */
export const syncCases = action({
  id: 'sync.cases',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({ open: z.boolean() }),
  output: z.object({
    cases: z.array(
      z.object({
        seq: z.number(),
        kind: z.enum(caseKinds),
        record: z.string(),
        id: z.string(),
        /** What the record is called here; empty where it has no name. */
        name: z.string(),
        /** What came in, and what it stands against; absent where this station does not have it. */
        came: side.optional(),
        against: side.optional(),
        /** Whether what came in counts, or was kept without being carried out. */
        counts: z.boolean(),
        settled: z.boolean(),
      }),
    ),
  }),
  reads: true,
});
