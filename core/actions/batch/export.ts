import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { takenOutView } from '../views.ts';

/** A batch as a table: each row, what came of it and why. */
export const batchExport = action({
  id: 'batch.export',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'batch', from: 'batchId' },
  input: z.strictObject({ batchId: recordId }),
  output: takenOutView,
  failures: ['file-not-written'],
});
