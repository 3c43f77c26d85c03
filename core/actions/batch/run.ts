import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/**
 * Runs what waits or failed of a batch, each judged anew; the first run and every repetition. Where cards are made, the answer comes at once,
 * and every blank that is put into a reader from then on becomes the next card, until it is stopped or nothing is left.
 */
export const batchRun = action({
  id: 'batch.run',
  permission: { family: 'credentials', row: 'of-batch' },
  subject: { kind: 'batch', from: 'batchId' },
  input: z.strictObject({ batchId: recordId }),
  output: z.object({ done: z.number(), failed: z.number(), passedOver: z.number() }),
  failures: ['busy', 'staff-never-deleted', 'printer-refused', 'use-case-off'],
});
