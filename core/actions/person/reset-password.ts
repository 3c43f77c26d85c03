import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { passwordDelivery } from '../views.ts';
import { action } from '../action.ts';

/** Row 7, Reset password: the station makes one, for a letter, a mail or both; nobody at the desk sees it. */
export const personResetPassword = action({
  id: 'person.reset-password',
  permission: { family: 'credentials', row: 7 },
  subject: { kind: 'person', from: 'personId' },
  event: { thing: 'person', event: 'edit' },
  input: z.strictObject({ personId: recordId, delivery: passwordDelivery }),
  output: z.object({ letter: z.object({ queued: z.boolean(), where: z.string() }).optional() }),
  failures: ['printer-refused'],
});
