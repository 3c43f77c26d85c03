import type { mobileActions } from '../../../core/actions/mobile-actions.ts';
import type { Maker } from './aim.ts';

/** Messages about mobile IDs: a manager's are about the holder's, a holder's about the caller's own. */
export const lawfulMobileInputs: { readonly [Id in keyof typeof mobileActions]: Maker<Id> } = {
  'mobile-id.supply': ({ holder }) => ({ personId: holder }),
  'mobile-id.lock': ({ register, holder, servicePointId }) => ({ mobileIdId: register.mobileId(holder, { servicePointId }) }),
  'self.get-mobile-id': () => ({}),
  'self.lock-mobile-id': ({ register, caller, servicePointId }) => ({ mobileIdId: register.mobileId(caller.id, { servicePointId }) }),
};
