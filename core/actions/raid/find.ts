import { z } from 'zod';
import { raidState } from '../../records/states.ts';
import { action } from '../action.ts';
import { possibleView } from '../views-common.ts';
import { raidSummary } from '../views-raid.ts';

/** The RAiDs and drafts of the service point in which the caller works. */
export const raidFind = action({
  id: 'raid.find',
  permission: { family: 'house', row: 'raids-look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    text: z.string().max(200).optional(),
    states: z.array(raidState).max(3).optional(),
    sort: z.strictObject({ by: z.enum(['changed', 'title', 'handle', 'version']), down: z.boolean() }).optional(),
    offset: z.int().nonnegative().optional(),
    limit: z.int().min(1).max(500),
  }),
  output: z.object({ raids: z.array(raidSummary), total: z.number(), mayMint: possibleView }),
  reads: true,
});
