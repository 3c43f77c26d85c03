import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { raidView } from '../views-raid.ts';

/** One RAiD, as it is or as it was at a version. */
export const raidOpen = action({
  id: 'raid.open',
  permission: { family: 'house', row: 'raids-look' },
  subject: { kind: 'raid', from: 'raidId' },
  input: z.strictObject({ raidId: recordId, version: z.int().positive().optional() }),
  output: raidView,
  reads: true,
});
