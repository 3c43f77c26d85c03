import { z } from 'zod';
import { action } from '../action.ts';

/** Somebody has looked at both sides and done what there was to do: the case is closed everywhere. */
export const syncSettleCase = action({
  id: 'sync.settle-case',
  permission: { family: 'house', row: 'options-change' },
  subject: { kind: 'none' },
  input: z.strictObject({ seq: z.int().positive() }),
  output: z.object({}),
  failures: ['not-found'],
});
