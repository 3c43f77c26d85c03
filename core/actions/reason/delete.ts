import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 15, Delete reason: it cannot be chosen any more; past uses keep its text. */
export const reasonDelete = action({
  id: 'reason.delete',
  permission: { family: 'credentials', row: 15 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ reasonId: recordId }),
  output: z.object({}),
  failures: ['not-found'],
});
