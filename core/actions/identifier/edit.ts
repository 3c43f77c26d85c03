import { z } from 'zod';
import { line, optionalLine, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 17, Edit identifier. */
export const identifierEdit = action({
  id: 'identifier.edit',
  permission: { family: 'credentials', row: 17 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ identifierId: recordId, name: line(80), description: optionalLine(300) }),
  output: z.object({}),
  failures: ['not-found', 'name-taken'],
});
