import { z } from 'zod';
import { action } from '../action.ts';
import { takenOutView } from '../views.ts';

/** All that a list finds as a CSV file at the place that the person names, be it a million rows; that it was taken out is a fact. */
export const reportExportList = action({
  id: 'report.export-list',
  permission: { family: 'house', row: 'find' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    list: z.enum(['people', 'cards', 'temporary-cards', 'requests', 'batches', 'journal']),
    text: z.string().max(200),
    states: z.array(z.string().min(1).max(20)).max(20).optional(),
    /** As the list is shown; the journal goes out newest first. */
    sort: z.strictObject({ by: z.string().min(1).max(20), down: z.boolean() }).optional(),
  }),
  output: takenOutView,
  failures: ['file-not-written'],
});
