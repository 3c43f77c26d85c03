import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 43, Lock virtual smart card by its holder: as row 41; with their consent keys and certificates are removed from this computer too. */
export const selfLockVirtualSmartCard = action({
  id: 'self.lock-virtual-smart-card',
  permission: { family: 'credentials', row: 43 },
  subject: { kind: 'virtual-smart-card', from: 'virtualSmartCardId' },
  event: { thing: 'virtual-smart-card', event: 'lock' },
  input: z.strictObject({ virtualSmartCardId: recordId, destroysKeys: z.boolean() }),
  output: z.object({
    waitingForAuthority: z.boolean(),
    /** What became of the keys: `left` without consent or at another computer, `to-remove` where the token could not be reached now. */
    keys: z.enum(['removed', 'to-remove', 'left']),
  }),
});
