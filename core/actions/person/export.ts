import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { factView } from '../views.ts';
import { action } from '../action.ts';

/**
 * Everything that is held about one person, for one file: records with photo, cards, certificates, requests, letters and mails by what they
 * are; and their part of the journal, in windows. No secret is in it. That it was taken out is a fact.
 */
export const personExport = action({
  id: 'person.export',
  permission: { family: 'house', row: 'export-person' },
  subject: { kind: 'person', from: 'personId' },
  input: z.strictObject({
    personId: recordId,
    /** The last entry of the window before. */
    before: z.strictObject({ n: z.int().positive(), epoch: z.int().nonnegative().optional() }).optional(),
  }),
  /** `held` is JSON, with the first window only; `next` is what to ask for the entries behind these with. */
  output: z.object({
    held: z.string().optional(),
    facts: z.array(factView),
    next: z.object({ n: z.number(), epoch: z.number().optional() }).optional(),
  }),
});
