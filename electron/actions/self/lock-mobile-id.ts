import type { Handler } from '../handler.ts';
import { lockMobileId } from '../mobile-id/lock.ts';

/** Row 40. */
export const selfLockMobileId: Handler<'self.lock-mobile-id'> = (call, parts) => lockMobileId('self.lock-mobile-id', call, parts);
