import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** No further line is taken; who was entered stays, and it can go on later. */
export const importStop = action({
  id: 'import.stop',
  permission: { family: 'house', row: 'import' },
  subject: { kind: 'import', from: 'importId' },
  input: z.strictObject({ importId: recordId }),
  output: z.object({}),
});
