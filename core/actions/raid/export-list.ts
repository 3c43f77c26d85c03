import { z } from 'zod';
import { raidState } from '../../records/states.ts';
import { action } from '../action.ts';
import { takenOutView } from '../views.ts';

/** All that the list of RAiDs finds as a CSV file; that it was taken out is a fact. For whoever sees the list. */
export const raidExportList = action({
  id: 'raid.export-list',
  permission: { family: 'house', row: 'raids-look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({ text: z.string().max(200), states: z.array(raidState).max(3).optional() }),
  output: takenOutView,
  failures: ['file-not-written'],
});
