import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

/** Row 41, Lock virtual smart card: final; its certificates are revoked. Nothing is done at the holder's computer. */
export const virtualSmartCardLock = action({
  id: 'virtual-smart-card.lock',
  permission: { family: 'credentials', row: 41 },
  subject: { kind: 'virtual-smart-card', from: 'virtualSmartCardId' },
  event: { thing: 'virtual-smart-card', event: 'lock' },
  input: z.strictObject({ virtualSmartCardId: recordId }),
  output: z.object({ waitingForAuthority: z.boolean() }),
});
