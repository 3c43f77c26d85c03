import { z } from 'zod';
import { action } from '../action.ts';
import { exactly, windowInput, windowOutput } from '../list-window.ts';
import { batchSummary } from '../views.ts';

const window = windowInput(['made']);

/** Batches of this service point by whoever made them and by order, in windows, newest first. */
export const batchFind = action({
  id: 'batch.find',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    ...window,
    exactly,
    text: window.text.optional(),
    /** Rows of the published table. */
    states: z
      .array(z.string().regex(/^[0-9]{1,2}$/))
      .max(20)
      .optional(),
  }),
  output: z.object({ ...windowOutput, batches: z.array(batchSummary) }),
  reads: true,
});
