import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 2, Deactivate user: roles are withdrawn, credentials rest, certificates are on hold; with approval by option. */
export const personDeactivate = action({
  id: 'person.deactivate',
  permission: { family: 'credentials', row: 2 },
  subject: { kind: 'person', from: 'personId' },
  event: { thing: 'person', event: 'deactivate' },
  input: z.strictObject({ personId: recordId, reasonId: recordId }),
  output: z.object({ requestId: recordId.optional() }),
  failures: ['authority-away'],
});
