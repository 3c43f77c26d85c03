import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { batchEntryState, batchView } from '../views.ts';
import { action } from '../action.ts';

/** A batch with its rows: who, who not and why, and what came of it. */
export const batchOpen = action({
  id: 'batch.open',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'batch', from: 'batchId' },
  input: z.strictObject({
    batchId: recordId,
    states: z.array(batchEntryState).max(5).optional(),
    offset: z.int().nonnegative().optional(),
    limit: z.int().min(1).max(500).optional(),
  }),
  output: batchView,
  failures: ['not-found'],
  reads: true,
});
