import { z } from 'zod';
import { raidErrorTypes } from '../raid/raid-failure.ts';
import { instant, recordId } from '../records/scalars.ts';

/** A failure as a code with what its sentences need; of a RAiD, every fault at its field. */
export const failureView = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  fields: z.array(z.object({ fieldId: z.string(), errorType: z.enum(raidErrorTypes), message: z.string() })).optional(),
});

/** Where what was taken out is now; nowhere, where the person named no place. */
export const takenOutView = z.object({ where: z.string().optional() });
export type TakenOutView = z.infer<typeof takenOutView>;

/** One action that could be offered now: allowed, or the reason why not. At most one is `primary`: the likely next step. */
export const possibleView = z.object({
  action: z.string(),
  allowed: z.boolean(),
  because: failureView.optional(),
  primary: z.boolean(),
});
export type PossibleView = z.infer<typeof possibleView>;

/** A journal entry ready for its sentence: the action, the names its sentence needs, and where to look. */
export const factView = z.object({
  n: z.number(),
  /** Where it is not the present one: numbers begin anew after a restore or repair. */
  epoch: z.number().optional(),
  at: instant,
  action: z.string(),
  kind: z.enum(['intent', 'observation']),
  whoId: recordId.optional(),
  whoName: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }).optional(),
  note: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type FactView = z.infer<typeof factView>;
