import { z } from 'zod';
import { action } from '../action.ts';

/** Writes export, checkpoint and policy, which `npm run journal:check` reads; that somebody exported is itself a fact. */
export const journalExport = action({
  id: 'journal.export',
  permission: { family: 'house', row: 'journal-export' },
  subject: { kind: 'none' },
  input: z.strictObject({}),
  output: z.object({ entries: z.number(), folder: z.string(), files: z.array(z.string()) }),
});
