import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { pickedCards } from '../views.ts';
import { action } from '../action.ts';

/** Row 36, Issue multiple cards: picks approved cards and says which can be made, which not and why. Nothing happens before it is run. */
export const batchIssueCards = action({
  id: 'batch.issue-cards',
  permission: { family: 'credentials', row: 36 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ ...pickedCards }),
  output: z.object({ batchId: recordId }),
  failures: ['use-case-off'],
});
