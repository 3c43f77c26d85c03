import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { pickedTemporaryCards } from '../views.ts';
import { action } from '../action.ts';

/** Row 51, Issue multiple temporary cards: picks them and says which can be made. Nothing happens before it is run. */
export const batchIssueTemporaryCards = action({
  id: 'batch.issue-temporary-cards',
  permission: { family: 'credentials', row: 51 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ ...pickedTemporaryCards }),
  output: z.object({ batchId: recordId }),
});
