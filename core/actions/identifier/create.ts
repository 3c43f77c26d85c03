import { z } from 'zod';
import { line, optionalLine, recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 16, Create identifier: a kind of identity document. */
export const identifierCreate = action({
  id: 'identifier.create',
  permission: { family: 'credentials', row: 16 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ name: line(80), description: optionalLine(300) }),
  output: z.object({ identifierId: recordId }),
  failures: ['name-taken'],
});
