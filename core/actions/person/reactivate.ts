import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 3, Reactivate user: only the default roles return; credentials that rested are in force again. */
export const personReactivate = action({
  id: 'person.reactivate',
  permission: { family: 'credentials', row: 3 },
  subject: { kind: 'person', from: 'personId' },
  event: { thing: 'person', event: 'reactivate' },
  input: z.strictObject({ personId: recordId, reasonId: recordId }),
  output: z.object({ requestId: recordId.optional() }),
  failures: ['authority-away'],
});
