import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { passwordDelivery, pickedPeople } from '../views.ts';
import { action } from '../action.ts';

/** Row 24, Reset password for multiple users: picks them and says for whom it can be done. Nothing happens before it is run. */
export const batchResetPasswords = action({
  id: 'batch.reset-passwords',
  permission: { family: 'credentials', row: 24 },
  subject: { kind: 'service-point' },
  input: z.strictObject({ ...pickedPeople, delivery: passwordDelivery }),
  output: z.object({ batchId: recordId }),
});
