import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 18, Delete identifier: it cannot be chosen any more; where it was seen it stays written. */
export const identifierDelete = action({
  id: 'identifier.delete',
  permission: { family: 'credentials', row: 18 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ identifierId: recordId }),
  output: z.object({}),
  failures: ['not-found'],
});
