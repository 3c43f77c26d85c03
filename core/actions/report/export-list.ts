import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** What a list finds as CSV, a thousand rows at a time, so that it may be a million; that it was taken out is a fact. The station keeps no file. */
export const reportExportList = action({
  id: 'report.export-list',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    list: z.enum(['people', 'cards', 'temporary-cards', 'requests', 'batches', 'journal']),
    text: z.string().max(200),
    states: z.array(line(20)).max(20).optional(),
    /** The `next` of the rows before. */
    after: line(60).optional(),
  }),
  /** `next` is what to ask for the rows behind these with; absent at the end. */
  output: z.object({ text: z.string(), rows: z.number(), next: z.string().optional() }),
});
