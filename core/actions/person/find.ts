import { z } from 'zod';
import { personState } from '../../records/states.ts';
import { action } from '../action.ts';
import { personSummary } from '../views.ts';

/** Find as you type by name, e-mail or number. */
export const personFind = action({
  id: 'person.find',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    text: z.string().max(200),
    states: z.array(personState).max(20).optional(),
    offset: z.int().nonnegative().optional(),
    limit: z.int().min(1).max(200),
  }),
  output: z.object({ people: z.array(personSummary), total: z.number() }),
  reads: true,
});
