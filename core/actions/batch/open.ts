import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { batchView } from '../views.ts';
import { action } from '../action.ts';

/** A batch with its people: who, who not and why, and what came of it. */
export const batchOpen = action({
  id: 'batch.open',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'batch', from: 'batchId' },
  input: z.strictObject({ batchId: recordId }),
  output: batchView,
  failures: ['not-found'],
  reads: true,
});
