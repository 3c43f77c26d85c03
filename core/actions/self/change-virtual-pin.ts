import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';
import { tokenFailures, virtualPin } from './get-virtual-smart-card.ts';

/** Row 44, Change PIN for a virtual smart card: by the old PIN; without one the station sets the new PIN, the holder's sign-in being the proof. */
export const selfChangeVirtualPin = action({
  id: 'self.change-virtual-pin',
  permission: { family: 'credentials', row: 44 },
  subject: { kind: 'virtual-smart-card', from: 'virtualSmartCardId' },
  event: { thing: 'virtual-smart-card', event: 'change-pin' },
  input: z.strictObject({
    virtualSmartCardId: recordId,
    oldPin: virtualPin.regex(/^[!-~]*$/, 'printable signs without blanks').optional(),
    newPin: virtualPin,
  }),
  output: z.object({}),
  secrets: ['oldPin', 'newPin'],
  failures: [...tokenFailures, 'token-elsewhere', 'token-pin-unfit', 'proof-missing'],
});
