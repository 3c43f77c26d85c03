import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Gives the rest of the file up: what the station keeps of it is overwritten. Who was entered stays. */
export const importDrop = action({
  id: 'import.drop',
  permission: { family: 'house', row: 'import' },
  subject: { kind: 'import', from: 'importId' },
  input: z.strictObject({ importId: recordId }),
  output: z.object({}),
  failures: ['import-over', 'busy'],
});
