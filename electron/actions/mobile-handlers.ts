import { mobileIdLock } from './mobile-id/lock.ts';
import { mobileIdSupply } from './mobile-id/supply.ts';
import { requestAfterMobileId } from './request/after-mobile-id.ts';
import { requestAskMobileId } from './request/ask-mobile-id.ts';
import { selfAskMobileId } from './self/ask-mobile-id.ts';
import { selfGetMobileId } from './self/get-mobile-id.ts';
import { selfLockMobileId } from './self/lock-mobile-id.ts';
import { selfProveByMobileId } from './self/prove-by-mobile-id.ts';
import { sessionAskMobileId } from './session/ask-mobile-id.ts';
import { sessionSignInByMobileId } from './session/sign-in-by-mobile-id.ts';

/** Handlers about mobile IDs: a part of the whole table in all.ts. */
export const mobileHandlers = {
  'mobile-id.supply': mobileIdSupply,
  'mobile-id.lock': mobileIdLock,
  'self.get-mobile-id': selfGetMobileId,
  'self.lock-mobile-id': selfLockMobileId,
  'session.ask-mobile-id': sessionAskMobileId,
  'session.sign-in-by-mobile-id': sessionSignInByMobileId,
  'self.ask-mobile-id': selfAskMobileId,
  'self.prove-by-mobile-id': selfProveByMobileId,
  'request.ask-mobile-id': requestAskMobileId,
  'request.after-mobile-id': requestAfterMobileId,
} as const;
