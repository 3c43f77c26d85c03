import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Makes the PIN letter and hands it to the printer; where there is none, to a folder that only this station's user may read. */
export const letterPrint = action({
  id: 'letter.print',
  permission: { family: 'house', row: 'print-letter' },
  subject: { kind: 'card', from: 'cardId' },
  input: z.strictObject({ cardId: recordId }),
  output: z.object({ queued: z.boolean(), where: z.string() }),
  failures: ['letter-gone', 'printer-refused'],
});
