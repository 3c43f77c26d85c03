import { z } from 'zod';
import { line, optionalLine, recordId } from '../../records/scalars.ts';
import { reasonType } from '../../records/states.ts';
import { action } from '../action.ts';

/** Row 14, Edit reason: what was written with it keeps the text it had. */
export const reasonEdit = action({
  id: 'reason.edit',
  permission: { family: 'credentials', row: 14 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ reasonId: recordId, type: reasonType, text: line(120), description: optionalLine(300) }),
  output: z.object({}),
  failures: ['not-found', 'name-taken'],
});
