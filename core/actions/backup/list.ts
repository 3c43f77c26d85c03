import { z } from 'zod';
import { instant } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** The backups of this station, when the next one is made, and where they lie. */
export const backupList = action({
  id: 'backup.list',
  permission: { family: 'house', row: 'settings-look' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({
    folder: z.string(),
    /** Whether they lie beside the records, on the same disk. */
    beside: z.boolean(),
    everyHours: z.number(),
    copies: z.number(),
    last: z.object({ at: instant, file: z.string(), entries: z.number() }).optional(),
    /** Of the last try, where it failed: the failure's code. */
    problem: z.object({ at: instant, because: z.string() }).optional(),
    next: instant.optional(),
    backups: z.array(z.object({ file: z.string(), madeAt: instant, epoch: z.number(), entries: z.number(), bytes: z.number() })),
  }),
  reads: true,
});
