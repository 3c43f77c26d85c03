import { z } from 'zod';
import { requestState } from '../../records/states.ts';
import { action } from '../action.ts';
import { exactly, windowInput, windowOutput } from '../list-window.ts';
import { requestSummary } from '../views.ts';

const window = windowInput(['since']);

/** Requests at this service point: the inbox, oldest first; one's own; or all, in windows, newest first. */
export const requestFind = action({
  id: 'request.find',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    ...window,
    exactly,
    text: window.text.optional(),
    limit: z.int().min(1).max(500),
    states: z.array(requestState).max(20).optional(),
    mine: z.boolean().optional(),
    toDecide: z.boolean().optional(),
  }),
  output: z.object({ ...windowOutput, requests: z.array(requestSummary) }),
  reads: true,
});
