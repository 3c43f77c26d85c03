import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 51, Issue multiple temporary cards, one card of the batch: a blank becomes one of the pool; what failed is produced again by it. */
export const temporaryCardIssue = action({
  id: 'temporary-card.issue',
  permission: { family: 'credentials', row: 51 },
  subject: { kind: 'temporary-card', from: 'temporaryCardId' },
  event: { thing: 'temporary-card', event: 'issue' },
  input: z.strictObject({ temporaryCardId: recordId, reader: line(200) }),
  output: z.object({ operationId: recordId }),
  failures: ['reader-busy', 'no-card', 'card-foreign', 'card-already-issued', 'card-unfinished'],
});
