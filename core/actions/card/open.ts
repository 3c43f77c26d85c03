import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { cardView } from '../views.ts';

/** A card's page: record, authority, time line, what can be done now. */
export const cardOpen = action({
  id: 'card.open',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'card', from: 'cardId' },
  input: z.strictObject({ cardId: recordId }),
  output: cardView,
  failures: ['not-found'],
  reads: true,
});
