import { mobileIdLock } from './mobile-id/lock.ts';
import { mobileIdSupply } from './mobile-id/supply.ts';
import { selfGetMobileId } from './self/get-mobile-id.ts';
import { selfLockMobileId } from './self/lock-mobile-id.ts';

/** Actions about mobile IDs: a part of the whole table in all.ts. */
export const mobileActions = {
  'mobile-id.supply': mobileIdSupply,
  'mobile-id.lock': mobileIdLock,
  'self.get-mobile-id': selfGetMobileId,
  'self.lock-mobile-id': selfLockMobileId,
} as const;
