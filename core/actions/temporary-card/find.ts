import { z } from 'zod';
import { temporaryCardState } from '../../records/states.ts';
import { action } from '../action.ts';
import { exactly, windowInput, windowOutput } from '../list-window.ts';
import { temporaryCardSummary } from '../views.ts';

/** The pool: temporary cards by number, holder or state, in windows. */
export const temporaryCardFind = action({
  id: 'temporary-card.find',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ ...windowInput(['number', 'due']), exactly, states: z.array(temporaryCardState).max(20).optional() }),
  output: z.object({
    ...windowOutput,
    cards: z.array(temporaryCardSummary),
    profiles: z.array(z.object({ id: z.string(), name: z.string(), claims: z.string() })),
  }),
  reads: true,
});
