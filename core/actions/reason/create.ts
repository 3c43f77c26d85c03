import { z } from 'zod';
import { line, optionalLine, recordId } from '../../records/scalars.ts';
import { reasonType } from '../../records/states.ts';
import { action } from '../action.ts';

/** Row 13, Create reason. */
export const reasonCreate = action({
  id: 'reason.create',
  permission: { family: 'credentials', row: 13 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ type: reasonType, text: line(120), description: optionalLine(300) }),
  output: z.object({ reasonId: recordId }),
  failures: ['name-taken'],
});
