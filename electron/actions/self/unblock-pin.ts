import { unblockAtReader } from '../card/unblock-pin.ts';
import type { Handler } from '../handler.ts';

/** Row 34: the holder's sign-in is the proof. */
export const selfUnblockPin: Handler<'self.unblock-pin'> = (call, parts) => unblockAtReader('self.unblock-pin', call, parts);
