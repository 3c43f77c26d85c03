import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Nothing new of the batch begins; what runs at a reader goes on to its end. */
export const batchStop = action({
  id: 'batch.stop',
  permission: { family: 'credentials', row: 'of-batch' },
  subject: { kind: 'batch', from: 'batchId' },
  input: z.strictObject({ batchId: recordId }),
  output: z.object({}),
});
