import { z } from 'zod';
import { line, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 49, Request temporary cards: so many for the pool at once, without holder and without approval. */
export const temporaryCardRequest = action({
  id: 'temporary-card.request',
  permission: { family: 'credentials', row: 49 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ count: z.int().min(1).max(50), profileId: line(60) }),
  output: z.object({ temporaryCardIds: z.array(recordId) }),
});
