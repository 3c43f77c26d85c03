import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Runs what waits or failed of a batch, each person judged anew; the first run and every repetition. */
export const batchRun = action({
  id: 'batch.run',
  permission: { family: 'credentials', row: 'of-batch' },
  subject: { kind: 'batch', from: 'batchId' },
  input: z.strictObject({ batchId: recordId }),
  output: z.object({ done: z.number(), failed: z.number(), passedOver: z.number() }),
  failures: ['busy', 'staff-never-deleted', 'printer-refused'],
});
