import { z } from 'zod';
import { day, instant, recordId } from '../../records/scalars.ts';
import { cardState } from '../../records/states.ts';
import { action } from '../action.ts';

/** What a service point has, made and waits for: cards by state, issued per day and operator, expiring, waiting, unfinished. */
export const reportOpen = action({
  id: 'report.open',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ from: day.max(10), to: day.max(10) }),
  output: z.object({
    cardsByState: z.array(z.object({ state: cardState, count: z.number() })),
    /** Of the days asked for, both included (UTC). */
    issued: z.array(z.object({ day, operator: z.string(), count: z.number() })),
    /** Cards in force by the month in which they end, the next twelve. */
    expiring: z.array(z.object({ month: z.string(), count: z.number() })),
    waiting: z.array(z.object({ useCase: z.string(), count: z.number(), oldest: instant })),
    unfinished: z.array(z.object({ operationId: recordId, kind: z.string(), step: z.string(), since: instant, operator: z.string() })),
  }),
  reads: true,
});
