import { z } from 'zod';
import { instant, recordId } from '../records/scalars.ts';
import { cardState, personState, temporaryCardState } from '../records/states.ts';
import { failureView } from './views-common.ts';

/** How a new password reaches its owner: at least one way, both if wanted. */
export const passwordDelivery = z
  .strictObject({ letter: z.boolean(), mail: z.boolean() }, 'a letter, a mail or both')
  .refine(({ letter, mail }) => letter || mail, 'a letter, a mail or both');
export type PasswordDelivery = z.infer<typeof passwordDelivery>;

const MOST_TICKED = 10_000;

/** What was ticked for a batch; the same one once. */
export const many = z
  .array(recordId)
  .min(1)
  .max(MOST_TICKED)
  .refine((ids) => new Set(ids).size === ids.length, 'each of them once');

/** Instead of ticks: all that a search finds, however many they are. The station searches again when the batch is made. */
const search = <State extends z.ZodType>(states: State) =>
  z.strictObject({ text: z.string().max(200), states: z.array(states).max(20).optional() });

/** Whom or what a batch is about: one of the two, never both. */
export const pickedPeople = { personIds: many.optional(), found: search(personState).optional() };
export const pickedCards = { cardIds: many.optional(), found: search(cardState).optional() };
export const pickedTemporaryCards = { temporaryCardIds: many.optional(), found: search(temporaryCardState).optional() };

export const batchSummary = z.object({
  id: recordId,
  row: z.number(),
  /** Use case by its published name. */
  useCase: z.string(),
  madeAt: instant,
  madeByName: z.string(),
  waiting: z.number(),
  running: z.number(),
  done: z.number(),
  failed: z.number(),
  passedOver: z.number(),
});
export type BatchSummary = z.infer<typeof batchSummary>;

export const batchEntryState = z.enum(['waiting', 'running', 'done', 'failed', 'passed-over']);
export type BatchEntryState = z.infer<typeof batchEntryState>;

export const batchEntry = z.object({
  place: z.number(),
  kind: z.enum(['person', 'card', 'temporary-card']),
  /** The person, card or temporary card. */
  id: recordId,
  /** As people say it: a person's number, 1042, T-1042. */
  number: z.string(),
  /** Of the person, or of the card's holder; empty for a card of the pool. */
  name: z.string(),
  recordState: z.string(),
  state: batchEntryState,
  because: failureView.optional(),
  /** What it made, or by what it is made. */
  made: z.object({ kind: z.enum(['card', 'operation']), id: recordId }).optional(),
});
export type BatchEntryView = z.infer<typeof batchEntry>;

export const batchView = batchSummary.extend({
  /** Roles, ways of delivery, profile that were asked for. */
  asked: z.record(z.string(), z.string()),
  kind: z.enum(['person', 'card', 'temporary-card']),
  /** Cards are made one by one at the readers. */
  production: z.boolean(),
  /** Runs in this process just now. */
  runs: z.boolean(),
  /** As measured in this run; absent where nothing is known yet. */
  leftMs: z.number().optional(),
  mayRun: z.boolean(),
  /** Those asked for by state and page; `total` counts them all. */
  entries: z.array(batchEntry),
  total: z.number(),
});
export type BatchView = z.infer<typeof batchView>;
