import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 26, Request card: with approval on the card is Requested, else Approved at once. */
export const cardRequest = action({
  id: 'card.request',
  permission: { family: 'credentials', row: 26 },
  subject: { kind: 'person', from: 'personId' },
  input: z.strictObject({ personId: recordId, profileId: line(60) }),
  output: z.object({ cardId: recordId, requestId: recordId.optional() }),
  failures: ['person-not-active'],
});
