import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 45, Abort temporary card: one that was asked for and not produced yet. */
export const temporaryCardAbort = action({
  id: 'temporary-card.abort',
  permission: { family: 'credentials', row: 45 },
  subject: { kind: 'temporary-card', from: 'temporaryCardId' },
  event: { thing: 'temporary-card', event: 'abort' },
  input: z.strictObject({ temporaryCardId: recordId }),
  output: z.object({}),
  failures: ['card-unfinished'],
});
