import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { cardState } from '../../records/states.ts';
import { action } from '../action.ts';
import { exactly } from '../list-window.ts';
import { cardSummary } from '../views.ts';

/** Cards by number, number of chip or certificate, holder or state. */
export const cardFind = action({
  id: 'card.find',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    text: z.string().max(200),
    states: z.array(cardState).max(20).optional(),
    limit: z.int().min(1).max(200),
    sort: z.strictObject({ by: z.enum(['number', 'expires']), down: z.boolean() }).optional(),
    exactly,
    /** The last of the window before: the next one begins behind it. */
    after: recordId.optional(),
  }),
  output: z.object({
    cards: z.array(cardSummary),
    /** How many there are, counted up to 10,000; `more` where there are more. */
    total: z.number(),
    more: z.literal(true).optional(),
    /** What to ask for the next window with; absent at the end. */
    next: recordId.optional(),
  }),
  reads: true,
});
