import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { importKind, importView } from '../views.ts';
import { action } from '../action.ts';

/** A file of people: its columns and what they fill, what will come of each line, and how far it has come. */
export const importOpen = action({
  id: 'import.open',
  permission: { family: 'house', row: 'import' },
  subject: { kind: 'import', from: 'importId' },
  input: z.strictObject({
    importId: recordId,
    kinds: z.array(importKind).max(4).optional(),
    offset: z.int().nonnegative().optional(),
    limit: z.int().min(1).max(500).optional(),
  }),
  output: importView,
  failures: ['import-file-unreadable', 'import-file-gone'],
  reads: true,
});
