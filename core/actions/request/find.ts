import { z } from 'zod';
import { requestState } from '../../records/states.ts';
import { action } from '../action.ts';
import { requestSummary } from '../views.ts';

/** Requests at this service point, newest first; those to decide, oldest first. */
export const requestFind = action({
  id: 'request.find',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    states: z.array(requestState).max(20).optional(),
    mine: z.boolean().optional(),
    toDecide: z.boolean().optional(),
    limit: z.int().min(1).max(500),
  }),
  output: z.object({ requests: z.array(requestSummary) }),
  reads: true,
});
