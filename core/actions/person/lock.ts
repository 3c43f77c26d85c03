import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 4, Lock user: final; roles are withdrawn, credentials locked, certificates revoked. */
export const personLock = action({
  id: 'person.lock',
  permission: { family: 'credentials', row: 4 },
  subject: { kind: 'person', from: 'personId' },
  event: { thing: 'person', event: 'lock' },
  input: z.strictObject({ personId: recordId, reasonId: recordId }),
  output: z.object({ requestId: recordId.optional() }),
  failures: ['authority-away'],
});
