import { z } from 'zod';
import { recordId } from '../records/scalars.ts';
import { failureView } from './views-common.ts';

/** What a card in a reader is, whose, what is wrong, and the one right next step. */
export const diagnosisView = z.object({
  reader: z.string(),
  model: z.string().optional(),
  cardId: recordId.optional(),
  temporaryCardId: recordId.optional(),
  personId: recordId.optional(),
  operationId: recordId.optional(),
  /** The card's number as people say it. */
  number: z.string().optional(),
  personName: z.string().optional(),
  state: z.string().optional(),
  findings: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  /** Of the gravest finding. */
  next: z.object({ action: z.string(), because: failureView.optional() }).optional(),
  /** Chip, authority and record side by side, by slot. */
  sides: z.array(z.object({ slot: z.string(), chip: z.string(), authority: z.string(), record: z.string(), same: z.boolean() })),
});
export type DiagnosisView = z.infer<typeof diagnosisView>;
