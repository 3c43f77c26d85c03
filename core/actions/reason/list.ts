import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { reasonType } from '../../records/states.ts';
import { action } from '../action.ts';

/** Reasons that may be chosen, by what they are for. */
export const reasonList = action({
  id: 'reason.list',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ type: reasonType.optional() }),
  output: z.object({
    reasons: z.array(z.object({ id: recordId, type: reasonType, text: z.string(), description: z.string().optional() })),
  }),
  reads: true,
});
