import type { mobileActions } from '../../../core/actions/mobile-actions.ts';
import type { Aim, Maker } from './aim.ts';

const NOT_ASKED = '5a1c2f0e-6a5c-4f7e-9a55-0d6c1f3b2a77';

const requestOf = ({ register, holder, requester, servicePointId }: Aim): string =>
  register.cardRequest(holder, requester, { servicePointId });

/** Messages about mobile IDs: a manager's are about the holder's, a holder's about the caller's own. */
export const lawfulMobileInputs: { readonly [Id in keyof typeof mobileActions]: Maker<Id> } = {
  'mobile-id.supply': ({ holder }) => ({ personId: holder }),
  'mobile-id.lock': ({ register, holder, servicePointId }) => ({ mobileIdId: register.mobileId(holder, { servicePointId }) }),
  'self.get-mobile-id': () => ({}),
  'session.ask-mobile-id': () => ({}),
  'session.sign-in-by-mobile-id': () => ({ askedId: NOT_ASKED }),
  'self.ask-mobile-id': () => ({}),
  'self.prove-by-mobile-id': () => ({ askedId: NOT_ASKED }),
  'request.ask-mobile-id': (aim) => ({ requestId: requestOf(aim), decision: 'approve' }),
  'request.after-mobile-id': (aim) => ({ requestId: requestOf(aim), askedId: NOT_ASKED }),
  'self.lock-mobile-id': ({ register, caller, servicePointId }) => ({ mobileIdId: register.mobileId(caller.id, { servicePointId }) }),
};
