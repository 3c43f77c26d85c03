import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { personState } from '../../records/states.ts';
import { action } from '../action.ts';
import { exactly } from '../list-window.ts';
import { personSummary } from '../views.ts';

/** Find as you type by name, e-mail or number. */
export const personFind = action({
  id: 'person.find',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    text: z.string().max(200),
    states: z.array(personState).max(20).optional(),
    limit: z.int().min(1).max(200),
    sort: z.strictObject({ by: z.enum(['name', 'number', 'since']), down: z.boolean() }).optional(),
    exactly,
    /** The last of the window before: the next one begins behind it. */
    after: recordId.optional(),
  }),
  output: z.object({
    people: z.array(personSummary),
    /** How many there are, counted up to 10,000; `more` where there are more. */
    total: z.number(),
    more: z.literal(true).optional(),
    /** What to ask for the next window with; absent at the end. */
    next: recordId.optional(),
  }),
  reads: true,
});
