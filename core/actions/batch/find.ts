import { z } from 'zod';
import { batchSummary } from '../views.ts';
import { action } from '../action.ts';

/** Batches of this service point, newest first. */
export const batchFind = action({
  id: 'batch.find',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ limit: z.int().min(1).max(200) }),
  output: z.object({ batches: z.array(batchSummary) }),
  reads: true,
});
