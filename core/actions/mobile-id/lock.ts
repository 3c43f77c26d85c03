import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 38, Lock mobile ID for a user: final. The passkey stays on the phone and is worth nothing. */
export const mobileIdLock = action({
  id: 'mobile-id.lock',
  permission: { family: 'credentials', row: 38 },
  subject: { kind: 'mobile-id', from: 'mobileIdId' },
  event: { thing: 'mobile-id', event: 'lock' },
  input: z.strictObject({ mobileIdId: recordId }),
  output: z.object({ waitingForServer: z.boolean() }),
});
