import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 30, Deactivate card: certificates on hold. */
export const cardDeactivate = action({
  id: 'card.deactivate',
  permission: { family: 'credentials', row: 30 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'deactivate' },
  input: z.strictObject({ cardId: recordId }),
  output: z.object({ requestId: recordId.optional() }),
  failures: ['authority-away'],
});
