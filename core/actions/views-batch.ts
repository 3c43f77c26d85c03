import { z } from 'zod';
import { instant, recordId } from '../records/scalars.ts';
import { failureView } from './views-common.ts';
import { personState } from '../records/states.ts';

/** How a new password reaches its owner: at least one way, both if wanted. */
export const passwordDelivery = z
  .strictObject({ letter: z.boolean(), mail: z.boolean() }, 'a letter, a mail or both')
  .refine(({ letter, mail }) => letter || mail, 'a letter, a mail or both');
export type PasswordDelivery = z.infer<typeof passwordDelivery>;

/** Whom a batch is about; the same person once. */
export const manyPeople = z
  .array(recordId)
  .min(1)
  .max(2000)
  .refine((ids) => new Set(ids).size === ids.length, 'each person once');

export const batchSummary = z.object({
  id: recordId,
  row: z.number(),
  /** Use case by its published name. */
  useCase: z.string(),
  madeAt: instant,
  madeByName: z.string(),
  waiting: z.number(),
  done: z.number(),
  failed: z.number(),
  passedOver: z.number(),
});
export type BatchSummary = z.infer<typeof batchSummary>;

export const batchView = batchSummary.extend({
  /** Roles or ways of delivery that were asked for. */
  asked: z.record(z.string(), z.string()),
  running: z.boolean(),
  mayRun: z.boolean(),
  entries: z.array(
    z.object({
      personId: recordId,
      number: z.string(),
      name: z.string(),
      personState,
      state: z.enum(['waiting', 'running', 'done', 'failed', 'passed-over']),
      because: failureView.optional(),
    }),
  ),
});
export type BatchView = z.infer<typeof batchView>;
