import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { revisionView } from '../views-raid.ts';

/** Who changed what when, newest first. */
export const raidHistory = action({
  id: 'raid.history',
  permission: { family: 'house', row: 'raids-look' },
  subject: { kind: 'raid', from: 'raidId' },
  input: z.strictObject({ raidId: recordId }),
  output: z.object({ title: z.string(), handle: z.string().optional(), revisions: z.array(revisionView) }),
  reads: true,
});
