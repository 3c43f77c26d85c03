import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { callView } from '../views.ts';

/** How the call about this card stands: what is proved, where its answer is, and what became of it. */
export const cardCallStatus = action({
  id: 'card.call-status',
  permission: { family: 'credentials', row: 33 },
  subject: { kind: 'card', from: 'cardId' },
  input: z.strictObject({ cardId: recordId }),
  output: callView,
  failures: ['challenge-over'],
  reads: true,
});
