import { z } from 'zod';
import { day } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { takenOutView } from '../views.ts';

export const reportNames = ['cards-by-state', 'issued', 'expiring', 'waiting', 'unfinished'] as const;

/** One report as a CSV file at the place that the person names; that it was taken out is a fact. */
export const reportExport = action({
  id: 'report.export',
  permission: { family: 'house', row: 'look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ report: z.enum(reportNames), from: day.max(10), to: day.max(10) }),
  output: takenOutView,
  failures: ['file-not-written'],
});
