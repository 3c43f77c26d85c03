import { z } from 'zod';
import { line } from '../../records/scalars.ts';
import { raidState } from '../../records/states.ts';
import { action } from '../action.ts';

/** What the list of RAiDs finds as CSV, a thousand rows at a time; that it was taken out is a fact. For whoever sees the list. */
export const raidExportList = action({
  id: 'raid.export-list',
  permission: { family: 'house', row: 'raids-look' },
  subject: { kind: 'service-point' },
  input: z.strictObject({
    text: z.string().max(200),
    states: z.array(raidState).max(3).optional(),
    /** The `next` of the rows before. */
    after: line(20).optional(),
  }),
  output: z.object({ text: z.string(), rows: z.number(), next: z.string().optional() }),
});
