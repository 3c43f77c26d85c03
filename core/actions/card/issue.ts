import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 27, Issue card: starts the production order; progress comes as events. */
export const cardIssue = action({
  id: 'card.issue',
  permission: { family: 'credentials', row: 27 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'issue' },
  input: z.strictObject({ cardId: recordId, reader: line(200) }),
  output: z.object({ operationId: recordId }),
  failures: ['reader-busy', 'no-card', 'card-foreign', 'card-already-issued', 'person-not-active'],
});
