import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { importCounts, importReading } from '../views.ts';
import { action } from '../action.ts';

/** Says how the file is to be read, and looks at every line: who will be created, changed, refused and why. Nothing is entered. */
export const importCheck = action({
  id: 'import.check',
  permission: { family: 'house', row: 'import' },
  subject: { kind: 'import', from: 'importId' },
  input: z.strictObject({ importId: recordId, reading: importReading }),
  output: z.object({ found: importCounts }),
  failures: ['import-file-unreadable', 'import-file-gone', 'import-over', 'busy'],
});
