import { unblockAtReader } from '../card/unblock-pin.ts';
import type { Handler } from '../handler.ts';
import { assertProved } from './proof.ts';

/** Row 34: the holder's sign-in is the proof; at a kiosk, what the policy asks for beside it. */
export const selfUnblockPin: Handler<'self.unblock-pin'> = (call, parts) => {
  assertProved(call, parts);
  return unblockAtReader('self.unblock-pin', call, parts);
};
