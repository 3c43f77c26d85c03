import { z } from 'zod';
import { instant, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { cardSummary, requestSummary, temporaryCardSummary } from '../views.ts';

/** What waits at this service point, in the order in which a person would do it. */
export const deskOpen = action({
  id: 'desk.open',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({}),
  output: z.object({
    /** Holders who wait at some station for their PIN to be unblocked, whom the caller may help. */
    calling: z.array(z.object({ callId: recordId, since: instant, stationName: z.string(), card: cardSummary })),
    toProduce: z.array(cardSummary),
    toHandOver: z.array(cardSummary),
    /** Temporary cards due today or overdue, longest first. */
    toTakeBack: z.array(temporaryCardSummary),
    toDecide: z.array(requestSummary),
    waitsForOthers: z.array(requestSummary),
    unfinished: z.array(z.object({ operationId: recordId, kind: z.string(), step: z.string(), since: instant, card: cardSummary })),
    issuedToday: z.number(),
    medianSeconds: z.number().optional(),
    issuedPerHour: z.array(z.object({ hour: z.number(), issued: z.number() })),
    oldestWaitingSince: instant.optional(),
  }),
  reads: true,
});
