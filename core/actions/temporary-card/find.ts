import { z } from 'zod';
import { temporaryCardState } from '../../records/states.ts';
import { action } from '../action.ts';
import { temporaryCardSummary } from '../views.ts';

/** The pool: temporary cards by number, holder or state. */
export const temporaryCardFind = action({
  id: 'temporary-card.find',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    text: z.string().max(200),
    states: z.array(temporaryCardState).max(20).optional(),
    offset: z.int().nonnegative().optional(),
    limit: z.int().min(1).max(200),
  }),
  output: z.object({
    cards: z.array(temporaryCardSummary),
    total: z.number(),
    profiles: z.array(z.object({ id: z.string(), name: z.string(), claims: z.string() })),
  }),
  reads: true,
});
