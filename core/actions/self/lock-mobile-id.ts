import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 40, Lock mobile ID by its holder: as row 38. */
export const selfLockMobileId = action({
  id: 'self.lock-mobile-id',
  permission: { family: 'credentials', row: 40 },
  subject: { kind: 'mobile-id', from: 'mobileIdId' },
  event: { thing: 'mobile-id', event: 'lock' },
  input: z.strictObject({ mobileIdId: recordId }),
  output: z.object({ waitingForServer: z.boolean() }),
});
