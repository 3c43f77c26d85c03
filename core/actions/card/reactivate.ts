import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 31, Reactivate card: certificates valid again. */
export const cardReactivate = action({
  id: 'card.reactivate',
  permission: { family: 'credentials', row: 31 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'reactivate' },
  input: z.strictObject({ cardId: recordId }),
  output: z.object({ requestId: recordId.optional() }),
  failures: ['second-active-card', 'person-not-active', 'authority-away'],
});
