import { z } from 'zod';
import { recordId } from '../../records/scalars.ts';
import { action } from '../action.ts';

const aPin = 'a PIN of 1 to 127 characters';
/** What it may be made of is set by options; the handler asks them. */
export const virtualPin = z.string(aPin).min(1, aPin).max(127, aPin);

/** What a token or its module may answer to any row. */
export const tokenFailures = [
  'token-module-unset',
  'token-module-absent',
  'token-gone',
  'token-pin-wrong',
  'token-pin-last-try',
  'token-pin-blocked',
  'token-refused',
] as const;

/** Row 42, Get virtual smart card: keys and certificates in a token of this computer, with a PIN of the holder's choice. */
export const selfGetVirtualSmartCard = action({
  id: 'self.get-virtual-smart-card',
  permission: { family: 'credentials', row: 42 },
  subject: { kind: 'self' },
  input: z.strictObject({ newPin: virtualPin }),
  output: z.object({ virtualSmartCardId: recordId, number: z.number(), waitingForAuthority: z.boolean() }),
  secrets: ['newPin'],
  failures: [...tokenFailures, 'token-full', 'token-pin-unfit', 'second-virtual-smart-card', 'authority-away', 'authority-refused', 'busy'],
});
