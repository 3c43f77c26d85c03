import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { takenOutView } from '../views.ts';

/** The refused lines of a file as a table, by whoever mends the file: which line, and everything that is wrong with it. */
export const importExportRefused = action({
  id: 'import.export-refused',
  permission: { family: 'house', row: 'import' },
  subject: { kind: 'import', from: 'importId' },
  input: z.strictObject({ importId: recordId }),
  output: takenOutView,
  failures: ['file-not-written'],
});
