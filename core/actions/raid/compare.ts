import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { raidDifference } from '../views-raid.ts';

/** What differs between two versions. */
export const raidCompare = action({
  id: 'raid.compare',
  permission: { family: 'house', row: 'raids-look' },
  subject: { kind: 'raid', from: 'raidId' },
  input: z.strictObject({ raidId: recordId, from: z.int().positive(), to: z.int().positive() }),
  output: z.object({ title: z.string(), version: z.number(), differences: z.array(raidDifference) }),
  reads: true,
});
