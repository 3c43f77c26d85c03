import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { manyPeople } from '../views.ts';
import { action } from '../action.ts';

/** Row 23, Delete multiple users: picks them and says who can be erased, who not and why. Nothing happens before it is run. */
export const batchDeletePeople = action({
  id: 'batch.delete-people',
  permission: { family: 'credentials', row: 23 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ personIds: manyPeople, reasonId: recordId.optional() }),
  output: z.object({ batchId: recordId }),
});
