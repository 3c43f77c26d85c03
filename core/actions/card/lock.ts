import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 32, Lock card: final; certificates revoked. */
export const cardLock = action({
  id: 'card.lock',
  permission: { family: 'credentials', row: 32 },
  subject: { kind: 'card', from: 'cardId' },
  event: { thing: 'card', event: 'lock' },
  input: z.strictObject({ cardId: recordId }),
  output: z.object({ requestId: recordId.optional() }),
  failures: ['authority-away'],
});
