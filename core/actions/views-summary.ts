import { z } from 'zod';
import { day, instant, recordId } from '../records/scalars.ts';
import { cardState, letterState, operationKind, personState, requestState, temporaryCardState } from '../records/states.ts';

export const personSummary = z.object({
  id: recordId,
  number: z.string(),
  name: z.string(),
  email: z.string(),
  title: z.string().optional(),
  unit: z.string().optional(),
  state: personState,
  servicePointId: recordId,
});
export type PersonSummary = z.infer<typeof personSummary>;

export const cardSummary = z.object({
  id: recordId,
  number: z.number(),
  profileName: z.string(),
  state: cardState,
  personId: recordId,
  personName: z.string(),
  expiresOn: day.optional(),
  letterState: letterState.optional(),
  unfinished: z.boolean(),
  at: instant,
});
export type CardSummary = z.infer<typeof cardSummary>;

export const requestSummary = z.object({
  id: recordId,
  row: z.number(),
  /** Use case by its published name. */
  useCase: z.string(),
  state: requestState,
  personId: recordId,
  personName: z.string(),
  cardId: recordId.optional(),
  cardNumber: z.number().optional(),
  requesterId: recordId,
  requesterName: z.string(),
  requestedAt: instant,
  postponedAt: instant.optional(),
  decidedAt: instant.optional(),
  decidedByName: z.string().optional(),
  rejectionReason: z.string().optional(),
  mine: z.boolean(),
});
export type RequestSummary = z.infer<typeof requestSummary>;

/** Counted so far and no further; `more` says that there are more than that. */
export const MOST_COUNTED = 10_000;

export const temporaryCardSummary = z.object({
  id: recordId,
  /** Said as T-1042. */
  number: z.number(),
  profileName: z.string(),
  state: temporaryCardState,
  personId: recordId.optional(),
  personName: z.string().optional(),
  /** Last day on which the holder may use it. */
  dueOn: day.optional(),
  /** What was begun with its chip and is not finished; `wipe` waits for the card to be put in. */
  unfinished: operationKind.optional(),
  at: instant,
});
export type TemporaryCardSummary = z.infer<typeof temporaryCardSummary>;
