import { z } from 'zod';
import { cardState } from '../../records/states.ts';
import { action } from '../action.ts';
import { cardSummary } from '../views.ts';

/** Cards by number, holder or state. */
export const cardFind = action({
  id: 'card.find',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    text: z.string().max(200),
    states: z.array(cardState).max(20).optional(),
    offset: z.int().nonnegative().optional(),
    limit: z.int().min(1).max(200),
  }),
  output: z.object({ cards: z.array(cardSummary), total: z.number() }),
  reads: true,
});
