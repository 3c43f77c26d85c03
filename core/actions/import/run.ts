import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { importCounts } from '../views.ts';
import { action } from '../action.ts';

/**
 * Enters the people of the file from the first line that was not taken yet, each judged anew. A line and how far the file was taken are one
 * transaction, so after a stop, a kill or a power cut it goes on where it was. Answers when it ends or is stopped.
 */
export const importRun = action({
  id: 'import.run',
  permission: { family: 'house', row: 'import' },
  subject: { kind: 'import', from: 'importId' },
  input: z.strictObject({ importId: recordId }),
  output: z.object({ done: importCounts, ended: z.boolean() }),
  failures: ['import-file-unreadable', 'import-file-gone', 'import-over', 'busy'],
});
