import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { pickedPeople } from '../views.ts';
import { action } from '../action.ts';

/** Row 23, Delete multiple users: picks them and says who can be erased, who not and why. Nothing happens before it is run. */
export const batchDeletePeople = action({
  id: 'batch.delete-people',
  permission: { family: 'credentials', row: 23 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ ...pickedPeople, reasonId: recordId.optional() }),
  output: z.object({ batchId: recordId }),
});
