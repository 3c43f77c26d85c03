import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { temporaryCardView } from '../views.ts';

/** A temporary card's page: record, authority, what can be done now. */
export const temporaryCardOpen = action({
  id: 'temporary-card.open',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'temporary-card', from: 'temporaryCardId' },
  input: z.strictObject({ temporaryCardId: recordId }),
  output: temporaryCardView,
  failures: ['not-found'],
  reads: true,
});
